import type { FollowUp } from '../client';
import { countdown, inParis, spell } from '../ui/time';
import { useNow } from '../ui/use-now';
import { ACT, OBLIGATION_STATE, PHASE, PROOF_MARK, say } from '../ui/words.data';
import { FiledForm } from './filed-form';
import type { FollowUpPart } from './follow-up-part';

type Owed = FollowUp['owed'][number];

const DONE = ['acknowledged', 'fulfilled', 'waived'];

/** What the facility itself owes; the desk never files in its place. */
export function OwedList(props: FollowUpPart) {
  const now = useNow();
  const { owed } = props.page;
  if (owed.length === 0) return <p>Rien à votre charge pour l’instant.</p>;
  const open = owed.filter(({ state }) => !DONE.includes(state));
  const done = owed.filter(({ state }) => DONE.includes(state));
  return (
    <ul className="cards">
      {open.map((one) => (
        <li key={one.id} className={one.overdue ? 'late' : 'due'}>
          <Duty owed={one} />
          <Clock owed={one} now={now} />
          <FiledForm {...props} owed={one} />
        </li>
      ))}
      {done.map((one) => (
        <li key={one.id} className="done">
          <Duty owed={one} />
          <p>
            ✓ {say(OBLIGATION_STATE, one.state)}
            {one.settledAt && ` ${inParis(one.settledAt)}`}
            {one.proof && ` – ${one.proof}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Duty({ owed }: { owed: Owed }) {
  const { act, creditorName, phase, because, basis, proofMark } = owed;
  const stage = phase === 'initial' ? '' : ` (${say(PHASE, phase)})`;
  return (
    <>
      <strong>
        {say(ACT, act)}
        {act === 'file' && ` à : ${creditorName}`}
        {stage}
      </strong>
      <p>{because}</p>
      <p className="hint">
        {basis}
        {proofMark !== 'read' && ` – ${say(PROOF_MARK, proofMark)}`}
      </p>
    </>
  );
}

function Clock({ owed: { clock }, now }: { owed: Owed; now: number }) {
  if (clock.notStarted || clock.anchorAt === null) {
    return (
      <p className="clock">L’horloge ne court pas encore : elle courra dès que la connaissance sera datée.</p>
    );
  }
  if (clock.dueAt === null) {
    return (
      <p className="clock">Sans délai – {spell(now - Date.parse(clock.anchorAt))} depuis votre constat.</p>
    );
  }
  return (
    <p className="clock">
      Avant {inParis(clock.dueAt)} – <strong>{countdown(clock.dueAt, now)}</strong>
    </p>
  );
}
