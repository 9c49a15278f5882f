import { ActForm } from './act-form';
import { FACILITY_ACTS } from './acts.data';
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
      {state.facilities
        .filter(({ leftAt }) => leftAt === null)
        .flatMap(({ id, name }) =>
          FACILITY_ACTS.filter(({ capability }) => capabilities.includes(capability)).map((act) => (
            <ActForm
              key={id + act.path}
              act={{ ...act, path: `facilities/${id}/${act.path}`, title: `${act.title} – ${name}` }}
              part={part}
            />
          )),
        )}
    </>
  );
}
