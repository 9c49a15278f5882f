import { useEffect, useRef } from 'react';

/** What was just done, said aloud; takes the focus, which the form that is gone would lose. `count` tells one from the next. */
export function DoneLine({ count, children }: { count: number; children: string }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (count > 0) line.current?.focus();
  }, [count]);
  return (
    <p role="status" tabIndex={-1} ref={line}>
      {count > 0 && children}
    </p>
  );
}
