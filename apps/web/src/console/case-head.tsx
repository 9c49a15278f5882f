import type { Case } from '../client';
import { inParis } from '../ui/time';
import { CHANNEL, LEVEL, organisation, say, STATUS } from '../ui/words.data';
import { LabelChips } from './marking';
import { PriorityScore } from './priority-score';

/** What the case is, at a glance. */
export function CaseHead({ state }: { state: Case }) {
  const { reference, status, level, incident, receivedAt, channel, facilities, priority } = state;
  return (
    <div className="case-head">
      {state.access.glassUntil && (
        <p className="glass-banner" role="status">
          <strong>Bris de glace.</strong> Vous lisez ce dossier sans habilitation, jusqu’à{' '}
          {inParis(state.access.glassUntil)}. L’encadrement et le délégué à la protection des données sont
          prévenus ; une autre personne reverra ce recours.
        </p>
      )}
      <p>
        <LabelChips {...state} />
        {incident.urgent && <strong className="urgent-mark">URGENT</strong>}{' '}
        <span className="hint">Origine : {organisation(state.originator)}</span>
      </p>
      <h1 tabIndex={-1}>{facilities.map(({ name }) => name).join(', ') || 'Structure inconnue'}</h1>
      <p>
        {reference} · <strong data-testid="status">{say(STATUS, status)}</strong>
        {level && (
          <>
            {' · '}
            <strong data-testid="level">{say(LEVEL, level)}</strong>
          </>
        )}
        {' · reçu '}
        {inParis(receivedAt)} ({say(CHANNEL, channel)})
      </p>
      <div className="priority-line">
        Priorité <PriorityScore priority={priority} />
      </div>
    </div>
  );
}
