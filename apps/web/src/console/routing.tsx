import { REGION_AGENCIES } from '../ui/words.data';
import { ActForm } from './act-form';
import type { CasePart } from './case-part';

const REASON = { name: 'reason', label: 'Motif' };

/** Corrections that a person makes to what the directory, or the facility, says; and the dedicated chain. */
export function Routing(part: CasePart) {
  const { state, session } = part;
  if (!state.desk) return null;
  const { restricted, handling } = state.desk;
  const { capabilities } = session;
  return (
    <>
      {handling && <p className="trouble">{handling}</p>}
      {capabilities.includes('handle_restricted') && (
        <ActForm
          act={{
            path: restricted ? 'restriction/lift' : 'restriction',
            title: restricted ? 'Lever le traitement particulier' : 'Traitement particulier – chaîne dédiée',
            fields: [REASON],
          }}
          part={part}
        />
      )}
      {capabilities.includes('triage') &&
        state.facilities
          .filter(({ leftAt }) => leftAt === null)
          .map(({ id, name }) => (
            <ActForm
              key={id}
              act={{
                path: `facilities/${id}/reroute`,
                title: `Corriger l’ARS compétente – ${name}`,
                fields: [
                  { name: 'ars', label: 'ARS compétente', kind: 'list', options: REGION_AGENCIES },
                  REASON,
                ],
              }}
              part={part}
            />
          ))}
    </>
  );
}
