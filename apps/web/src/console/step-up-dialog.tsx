import { useEffect, useRef, useState } from 'react';
import { readAccount, stepUpBy } from '../client';
import { REFUSAL } from '../ui/words.data';
import { SecondFactor } from './second-factor';

interface Waiting {
  why: string | undefined;
  factors: string[];
  settle: (proved: boolean) => void;
}

const SENSITIVE = 'Cette action est sensible. Elle reprend dès que vous avez prouvé votre second facteur.';

/** Asks for a fresh proof when an act wants one, then lets the act go on; left, the act is refused as it was. */
export function StepUpDialog() {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    stepUpBy(async (why) => {
      const { totp, passkeys } = await readAccount();
      const factors = [...(totp ? ['totp'] : []), ...(passkeys.length > 0 ? ['passkey'] : [])];
      return new Promise((settle) => setWaiting({ why, factors, settle }));
    });
    return () => stepUpBy(() => Promise.resolve(false));
  }, []);
  useEffect(() => {
    if (waiting) dialog.current?.showModal();
  }, [waiting]);
  if (!waiting) return null;
  const end = (proved: boolean) => {
    setWaiting(null);
    waiting.settle(proved);
  };
  return (
    <dialog ref={dialog} aria-labelledby="step-up" onCancel={() => end(false)}>
      <h2 id="step-up">Confirmez que c’est bien vous</h2>
      <p>{REFUSAL[waiting.why ?? ''] ?? SENSITIVE}</p>
      <SecondFactor factors={waiting.factors} onProved={() => end(true)} />
      <p>
        <button type="button" className="link" onClick={() => end(false)}>
          Renoncer
        </button>
      </p>
    </dialog>
  );
}
