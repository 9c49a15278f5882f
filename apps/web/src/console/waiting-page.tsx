import { useEffect, useState } from 'react';
import { readWaiting, type WaitingDecision } from '../client';
import { Link, useTitle } from '../ui/route';
import { inParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { organisation } from '../ui/words.data';

const WHAT = {
  access: 'demande à connaître le dossier',
  weakening: 'veut alléger le marquage',
  erasure: 'demande l’effacement avant terme',
  lift: 'demande la levée d’un gel',
} as const;
/** What is kept is decided on a page of its own. */
const KEEPING: readonly string[] = ['erasure', 'lift'];

/** What waits for a decision of the reader. */
export function WaitingPage() {
  useTitle('À décider – console');
  const [waiting, setWaiting] = useState<WaitingDecision[] | null>(null);
  const { trouble, run } = useWork();
  useEffect(() => {
    void run(async () => setWaiting(await readWaiting()));
  }, [run]);
  return (
    <>
      <h1 tabIndex={-1}>À décider</h1>
      <TroubleBox trouble={trouble} />
      {waiting?.length === 0 && <p role="status">Aucune décision ne vous attend.</p>}
      <ul className="cards">
        {waiting?.map(({ id, caseId, reference, what, by, organisation: of, reason, askedAt }) => (
          <li key={id} className="late">
            <h2>
              <Link to={KEEPING.includes(what) ? '/console/conservation' : `/console/dossiers/${caseId}`}>
                {reference}
              </Link>
            </h2>
            <p>
              {by} ({organisation(of)}) {WHAT[what]} : {reason}
            </p>
            <p className="hint">Le {inParis(askedAt)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
