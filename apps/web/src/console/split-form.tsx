import { useState } from 'react';
import { ActForm } from './act-form';
import type { CasePart } from './case-part';

/** A site that is treated apart gets a case of its own, and a follow-up code to hand over. */
export function SplitForm(part: CasePart) {
  const [code, setCode] = useState<{ reference: string; code: string } | null>(null);
  const sites = part.state.facilities.filter(({ leftAt, declares }) => leftAt === null && !declares);
  if (sites.length === 0 && !code) return null;
  const show = (answer: unknown) => {
    const { case: made, followUpCode } = answer as { case: { reference: string }; followUpCode: string };
    setCode({ reference: made.reference, code: followUpCode });
  };
  return (
    <>
      {code && (
        <p className="status-box" role="status">
          Dossier {code.reference} ouvert. Code de suivi à remettre, affiché une fois :{' '}
          <code>{code.code}</code>
        </p>
      )}
      <ActForm
        act={{
          path: 'split',
          title: 'Traiter un site à part',
          fields: [
            {
              name: 'facility',
              label: 'Site',
              kind: 'list',
              options: Object.fromEntries(sites.map(({ id, name }) => [id, name])),
            },
            { name: 'reason', label: 'Motif' },
          ],
        }}
        part={part}
        aside
        onAnswer={show}
      />
    </>
  );
}
