import { useEffect, useRef, useState } from 'react';
import { readAccount, stepUpBy } from '../client';
import { SecondFactor } from './second-factor';

interface Waiting {
  factors: string[];
  settle: (proved: boolean) => void;
}

/** Asks for a fresh proof when an act wants one, then lets the act go on; left, the act is refused as it was. */
export function StepUpDialog() {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    stepUpBy(async () => {
      const { totp, passkeys } = await readAccount();
      const factors = [...(totp ? ['totp'] : []), ...(passkeys.length > 0 ? ['passkey'] : [])];
      return new Promise((settle) => setWaiting({ factors, settle }));
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
      <p>Cette action est sensible. Elle reprend dès que vous avez prouvé votre second facteur.</p>
      <SecondFactor factors={waiting.factors} onProved={() => end(true)} />
      <p>
        <button type="button" className="link" onClick={() => end(false)}>
          Renoncer
        </button>
      </p>
    </dialog>
  );
}
