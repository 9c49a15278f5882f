import { useCallback, useEffect, useRef, useState } from 'react';
import { act, readCase, type Case } from '../client';
import { useWork, type Work } from '../ui/use-work';
import { sessionEnded } from './use-queue';

// Each reading of a case is written into the record: look again while letters are leaving, and not for ever.
const AGAIN_MS = 2500;
const LOOKS = 5;

export interface CaseDesk extends Work {
  state: Case | null;
  /** How often it was read or changed here: what hangs on it is read again. */
  readings: number;
  /** The case as another person left it since it was read here; null when nobody did. */
  newer: Case | null;
  reload: () => Promise<boolean>;
  /** Does one act on the version on screen. Gives whether it was done. */
  perform: (path: string, body?: unknown) => Promise<boolean>;
  /** The same for an act that answers with something else; the case is read again. */
  performAside: (path: string, body: unknown, onAnswer?: (answer: unknown) => void) => Promise<boolean>;
}

const isLeaving = (state: Case) => state.letters.some((letter) => letter.state === 'owed');

interface Seen {
  id: string;
  state: Case | null;
  newer: Case | null;
  looks: { current: number };
}

interface Showing {
  setState: (seen: Case) => void;
  setNewer: (seen: Case) => void;
}

/** Looks again while letters are leaving. */
function useLooks({ id, state, newer, looks }: Seen, { setState, setNewer }: Showing): void {
  useEffect(() => {
    if (!state || newer || !isLeaving(state)) return;
    const look = async () => {
      if (looks.current === 0 || document.hidden) return;
      looks.current -= 1;
      const seen = await readCase(id);
      if (seen.version === state.version) setState(seen);
      else setNewer(seen);
    };
    const timer = setInterval(() => void look().catch(() => undefined), AGAIN_MS);
    return () => clearInterval(timer);
  }, [id, state, newer, looks, setState, setNewer]);
}

/**
 * One case as read by this person. What the product itself does (letters that leave) appears by itself; what
 * another person did is announced and waits for a reading, since decisions rest on what was read.
 */
export function useCase(id: string, onExpired: () => void): CaseDesk {
  const [state, setState] = useState<Case | null>(null);
  const [newer, setNewer] = useState<Case | null>(null);
  const [readings, setReadings] = useState(0);
  const looks = useRef(0);
  const work = useWork();
  const { run } = work;

  const show = useCallback(
    async (reading: Promise<Case>) => {
      try {
        setState(await reading);
        setNewer(null);
        setReadings((count) => count + 1);
        looks.current = LOOKS;
      } catch (error) {
        if (sessionEnded(error)) onExpired();
        throw error;
      }
    },
    [onExpired],
  );
  const reload = useCallback(() => run(() => show(readCase(id))), [id, run, show]);
  useEffect(() => {
    void reload();
  }, [reload]);
  useLooks({ id, state, newer, looks }, { setState, setNewer });

  const perform = (path: string, body?: unknown) => run(() => show(act(state!, path, body)));
  const performAside = (path: string, body: unknown, onAnswer?: (answer: unknown) => void) =>
    run(async () => {
      onAnswer?.(await act<unknown>(state!, path, body));
      await show(readCase(id));
    });
  return { ...work, state, readings, newer, reload, perform, performAside };
}
