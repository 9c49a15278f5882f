import { useEffect, useState, type ReactNode } from 'react';
import type { Faults } from './faults';

interface FoldedProps {
  title: string;
  /** Open from the start when one of these answers is wrong: what is folded cannot take the focus. */
  faults?: Faults;
  /** How the names of its answers begin. */
  fields?: readonly string[];
  onOpen?: () => void;
  children: ReactNode;
}

/** A part under its name, opened by whoever wants it, and by itself when something in it is wrong. */
export function Folded({ title, faults = {}, fields = [], onOpen, children }: FoldedProps) {
  const [open, setOpen] = useState(false);
  const isWrong = Object.keys(faults).some((name) => fields.some((field) => name.startsWith(field)));
  useEffect(() => {
    if (isWrong) setOpen(true);
  }, [isWrong]);
  const toggle = (isOpen: boolean) => {
    setOpen(isOpen);
    if (isOpen) onOpen?.();
  };
  return (
    <details className="more" open={open} onToggle={(event) => toggle(event.currentTarget.open)}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
