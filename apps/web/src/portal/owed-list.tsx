import type { FollowUp } from '../client';
import { countdown, spell } from '../ui/time';
import { useNow } from '../ui/use-now';
import { ACT, OBLIGATION_STATE, PHASE, PROOF_MARK, say } from '../ui/words.data';
import { atBothHours } from './both-hours';
import { nameOf } from './name-of';
import { FiledForm } from './filed-form';
import type { FollowUpPart } from './follow-up-part';

type Owed = FollowUp['owed'][number];

const DONE = ['acknowledged', 'fulfilled', 'waived'];

/** What the facility itself owes; the desk never files in its place. */
export function OwedList(props: FollowUpPart) {
  const now = useNow();
  const { owed, cnilTrack } = props.page;
  // With one controller there is no doubt about who owes.
  const ownerOf = ({ facilityId }: Owed) =>
    cnilTrack.length > 1
      ? cnilTrack.find((track) => track.facilityId === facilityId)?.facilityName
      : undefined;
  if (owed.length === 0) return <p>Rien à votre charge pour l’instant.</p>;
  const open = owed.filter(({ state }) => !DONE.includes(state));
  const done = owed.filter(({ state }) => DONE.includes(state));
  return (
    <ul className="cards">
      {open.map((one) => (
        <li key={one.id} className={one.overdue ? 'late' : 'due'}>
          <Duty owed={one} owner={ownerOf(one)} />
          <Clock owed={one} now={now} />
          <FiledForm {...props} owed={one} />
        </li>
      ))}
      {done.map((one) => (
        <li key={one.id} className="done">
          <Duty owed={one} owner={ownerOf(one)} />
          <p>
            ✓ {say(OBLIGATION_STATE, one.state)}
            {one.settledAt && ` ${atBothHours(one.settledAt)}`}
            {one.proof && ` – ${one.proof}`}
          </p>
          {one.lateReason && <p>Motifs du retard : {one.lateReason}</p>}
        </li>
      ))}
    </ul>
  );
}

/** Acts whose sentence lacks the name of somebody. */
const TOWARDS: Record<string, string> = { file: ' à : ', inform: ' : ' };

function Duty({ owed, owner }: { owed: Owed; owner?: string }) {
  const { act, creditor, creditorName, phase, because, basis, proofMark } = owed;
  const stage = phase === 'initial' ? '' : ` (${say(PHASE, phase)})`;
  return (
    <>
      <strong>
        {say(ACT, act)}
        {TOWARDS[act] && TOWARDS[act] + nameOf(creditor, creditorName)}
        {stage}
        {owner && ` – pour ${owner}`}
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
  if (clock.notStarted || clock.anchorAt === null)
    return (
      <p className="clock">
        L’horloge ne court pas encore : l’instant dont elle part n’est pas connu. Elle courra dès qu’il sera
        dit.
      </p>
    );
  if (clock.dueAt === null) {
    return (
      <p className="clock">Sans délai – {spell(now - Date.parse(clock.anchorAt))} depuis votre constat.</p>
    );
  }
  return (
    <p className="clock">
      Avant {atBothHours(clock.dueAt)} – <strong>{countdown(clock.dueAt, now)}</strong>
    </p>
  );
}
