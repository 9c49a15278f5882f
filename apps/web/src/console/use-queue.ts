import { useCallback, useEffect, useState } from 'react';
import { readQueue, Refused, type QueueQuestion, type QueueRow } from '../client';
import { useWork } from '../ui/use-work';

const AGAIN_MS = 20_000;

export const sessionEnded = (error: unknown) => error instanceof Refused && error.problem.status === 401;

/** The queue, page after page; the first page is read again while it is the only one on screen. */
export function useQueue({ status, reference, parent }: QueueQuestion, onExpired: () => void) {
  const [rows, setRows] = useState<QueueRow[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [pages, setPages] = useState(1);
  const { busy, trouble, run } = useWork();

  const read = useCallback(
    async (after: string | null, before: QueueRow[]) => {
      const page = await readQueue({ status, reference, parent }, after).catch((error: unknown) => {
        if (sessionEnded(error)) onExpired();
        throw error;
      });
      setRows([...before, ...page.cases]);
      setNext(page.next);
    },
    [status, reference, parent, onExpired],
  );
  const first = useCallback(() => {
    setPages(1);
    return run(() => read(null, []));
  }, [run, read]);
  useEffect(() => {
    void first();
  }, [first]);
  useEffect(() => {
    if (pages > 1) return;
    const timer = setInterval(() => void (document.hidden || first()), AGAIN_MS);
    return () => clearInterval(timer);
  }, [pages, first]);

  const more = () => {
    setPages(pages + 1);
    return run(() => read(next, rows ?? []));
  };
  return { rows, next, more, first, busy, trouble };
}
