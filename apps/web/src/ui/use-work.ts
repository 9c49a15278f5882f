import { useCallback, useRef, useState } from 'react';
import { PasskeyAway, Refused, Unreachable } from '../client';

export type Trouble = Refused | Unreachable | PasskeyAway;

/** One piece of work at a time: whether it runs, what went wrong, and a way to forget that. */
export interface Work {
  busy: boolean;
  trouble: Trouble | null;
  run: (work: () => Promise<void>) => Promise<boolean>;
  forget: () => void;
}

/** Runs what a button asks for; a second click while it runs does nothing. `run` gives whether it succeeded. */
export function useWork(): Work {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const running = useRef(false);
  const run = useCallback(async (work: () => Promise<void>) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setTrouble(null);
    try {
      await work();
      return true;
    } catch (error) {
      const told = [Refused, Unreachable, PasskeyAway].some((kind) => error instanceof kind);
      if (!told) throw error;
      setTrouble(error as Trouble);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const forget = useCallback(() => setTrouble(null), []);
  return { busy, trouble, run, forget };
}
