import { useEffect, useState, type ReactNode } from 'react';
import { Refused, Unreachable } from '../client';
import { TroubleBox } from '../ui/trouble-box';
import type { Trouble } from '../ui/use-work';

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
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    if (!open) return;
    // A reading that was overtaken by another must not be shown after it.
    let isLatest = true;
    read().then(
      (answer) => isLatest && (setFound(answer), setTrouble(null)),
      (error: unknown) => {
        if (!(error instanceof Refused || error instanceof Unreachable)) throw error;
        if (isLatest) setTrouble(error);
      },
    );
    return () => void (isLatest = false);
    // `read` is made anew at each drawing; what it reads changes with the version only.
  }, [open, version]);
  return (
    <details className="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      <TroubleBox trouble={trouble} />
      {open && found === null && !trouble && <p role="status">Lecture…</p>}
      {found !== null && children(found)}
    </details>
  );
}
