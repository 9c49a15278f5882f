import { useEffect, useState } from 'react';
import { exportRecord, readSeal, type Seal } from '../client';
import { inParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';

/** Above this, a person should look at the worker (seconds). */
const LATE = 60;

/** Up to where the record can no longer be rewritten unnoticed. */
export function SealBox() {
  const [seal, setSeal] = useState<Seal | null>(null);
  const { busy, trouble, run } = useWork();
  useEffect(() => {
    void run(async () => setSeal(await readSeal()));
  }, [run]);
  return (
    <section aria-labelledby="seal">
      <h2 id="seal">Scellement</h2>
      <TroubleBox trouble={trouble} />
      {seal && (
        <ul>
          <li>{headWords(seal)}</li>
          <li>{waitingWords(seal)}</li>
          <li>
            {seal.stamped
              ? `Horodatage : tête ${seal.stamped.number}, ${inParis(seal.stamped.at)}.`
              : 'Aucune tête n’est horodatée.'}
          </li>
          <li>
            {seal.mailed
              ? `Témoins : tête ${seal.mailed.number} envoyée ${inParis(seal.mailed.at)}.`
              : 'Aucune tête n’a été envoyée à un témoin.'}
          </li>
        </ul>
      )}
      <p>
        <button
          type="button"
          className="quiet"
          disabled={busy}
          onClick={() => void run(async () => keepFile(await exportRecord()))}
        >
          Exporter le registre scellé
        </button>{' '}
        (à vérifier par <code>npm run audit:verify</code>)
      </p>
    </section>
  );
}

/** Hands a file to the browser's downloads. */
function keepFile(file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `registre-${new Date().toISOString().slice(0, 10)}.ndjson`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function headWords({ head }: Seal): string {
  if (!head) return 'Rien n’est encore scellé.';
  return `Dernière tête signée : n° ${head.number}, ${head.size} événements, ${inParis(head.at)} (racine ${head.root.slice(0, 16)}…).`;
}

function waitingWords({ waiting, lagSeconds }: Seal): string {
  if (waiting === 0) return 'Tout est scellé.';
  const late = lagSeconds > LATE ? ' Le scellement est en retard : prévenez l’exploitant.' : '';
  const events = waiting === 1 ? '1 événement attend,' : `${waiting} événements attendent, le plus ancien`;
  return `${events} depuis ${lagSeconds} s.${late}`;
}
