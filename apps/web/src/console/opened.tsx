import { useEffect, useState, type ReactNode } from 'react';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';

interface OpenedProps<T> {
  title: string;
  read: () => Promise<T>;
  /** Read again when it changes. */
  version: number;
  children: (read: T) => ReactNode;
}

/** A part that is read when somebody opens it, and again after each act: each reading is recorded. */
export function Opened<T>({ title, read, version, children }: OpenedProps<T>) {
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<T | null>(null);
  const { trouble, run } = useWork();
  useEffect(() => {
    if (open) void run(async () => setFound(await read()));
    // `read` is made anew at each drawing; what it reads changes with the version only.
  }, [open, version, run]);
  return (
    <details className="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      <TroubleBox trouble={trouble} />
      {open && found === null && !trouble && <p role="status">Lecture…</p>}
      {found !== null && children(found)}
    </details>
  );
}
