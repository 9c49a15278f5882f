import { useState } from 'react';
import { readCandidates } from '../client';
import { REFUSAL, say } from '../ui/words.data';
import { ActForm } from './act-form';
import { CaseLine } from './case-line';
import type { CasePart } from './case-part';
import { Opened } from './opened';

interface Attachments {
  attached: number;
  refused: number;
  results: { refusal: string | null; reasons: string[] }[];
}

/** What became of an attachment, case by case when some were refused. */
function tell({ attached, refused, results }: Attachments): string {
  const why = results.flatMap(({ refusal, reasons }) =>
    refusal ? [`${say(REFUSAL, refusal)} ${reasons.join(', ')}`] : [],
  );
  const told = `${attached} dossier(s) rattaché(s).`;
  return refused > 0 ? `${told} ${refused} refusé(s) : ${[...new Set(why)].join(' ; ')}` : told;
}

/** Cases that name the same provider; a person attaches them, never the text of a declaration. */
export function Candidates(part: CasePart) {
  const { state, desk } = part;
  const [told, setTold] = useState('');
  return (
    <Opened
      title="Même prestataire, depuis 72 h"
      version={desk.readings}
      read={() => readCandidates(state.id)}
    >
      {(cases) => (
        <>
          {told && <p role="status">{told}</p>}
          {cases.length === 0 && <p>Aucun dossier ne nomme ce prestataire.</p>}
          <ul className="cards">
            {cases.slice(0, 20).map((row) => (
              <li key={row.id}>
                <CaseLine row={row} />
              </li>
            ))}
          </ul>
          {cases.length > 0 && (
            <ActForm
              act={{
                path: 'children',
                title: `Rattacher les ${cases.length}`,
                fields: [
                  { name: 'reason', label: 'Motif' },
                  { name: 'allCandidates', label: '', kind: 'fixed', value: true },
                ],
              }}
              part={part}
              aside
              onAnswer={(answer) => setTold(tell(answer as Attachments))}
            />
          )}
        </>
      )}
    </Opened>
  );
}
