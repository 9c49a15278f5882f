import { ACT, organisation, say } from '../ui/words.data';
import { ActForm } from './act-form';
import { CONTEST, DESK_ACTS, WORKFLOW_ACTS } from './acts.data';
import { CallForm } from './call-form';
import type { CasePart } from './case-part';
import { QualificationForm } from './qualification-form';
import { Routing } from './routing';

/** What the workflow allows from here and the account may do; both come from the API. */
function allowedIn({ state, session }: CasePart) {
  const can = (capability: string) => session.capabilities.includes(capability);
  const may = (transition: string, capability: string) =>
    can(capability) && (state.desk?.transitions.includes(transition) ?? false);
  return {
    take: may('take', 'triage'),
    qualify: may('qualify', 'qualify'),
    close: may('close', 'close'),
    told: [
      ...WORKFLOW_ACTS.filter(({ transition = '', capability }) => may(transition, capability)),
      ...(can('contest') && state.qualification ? [CONTEST] : []),
      ...(state.desk
        ? DESK_ACTS.filter(({ capability, when }) => can(capability) && (when?.(state) ?? true))
        : []),
    ],
    call: can('call') && state.desk !== undefined,
  };
}

/** What may be done now; nothing else is shown. */
export function CaseActs(part: CasePart) {
  const { desk } = part;
  const { take, qualify, close, told, call } = allowedIn(part);
  if (!take && !qualify && !close && !call && told.length === 0) return null;
  return (
    <section aria-labelledby="acts">
      <h2 id="acts">Agir</h2>
      {take && (
        <button type="button" disabled={desk.busy} onClick={() => void desk.perform('take')}>
          Prendre en charge
        </button>
      )}
      {qualify && <QualificationForm {...part} />}
      {close && <Closing {...part} />}
      {call && <CallForm {...part} />}
      <Routing {...part} />
      {told.map((act) => (
        <ActForm key={act.title} act={act} part={part} />
      ))}
    </section>
  );
}

/** Closing, with what stands in the way of it as the API counts it. */
function Closing({ state, desk }: CasePart) {
  const obstacles = state.obligations.filter(({ id }) => state.desk?.standsInTheWayOfClosing.includes(id));
  if (obstacles.length > 0) {
    return (
      <div className="status-box">
        <p>Pour clore, il reste à faire, ou à lever avec un motif :</p>
        <ul>
          {obstacles.map(({ id, act, creditor, debtor }) => (
            <li key={id}>
              {organisation(debtor)} : {say(ACT, act).toLowerCase()} – {organisation(creditor)}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <button type="button" disabled={desk.busy} onClick={() => void desk.perform('close')}>
      Clore le dossier
    </button>
  );
}
