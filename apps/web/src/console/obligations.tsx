import type { Obligation } from '../client';
import { countdown, inParis, shortInParis, spell } from '../ui/time';
import { useNow } from '../ui/use-now';
import { ACT, OBLIGATION_STATE, organisation, PHASE, PROOF_MARK, say } from '../ui/words.data';
import { ActForm } from './act-form';
import type { CasePart } from './case-part';

/** Who owes what to whom, on which basis, by when; what is open comes first. */
export function Obligations(part: CasePart) {
  const now = useNow();
  const current = part.state.obligations.filter(({ state }) => state !== 'superseded');
  const superseded = part.state.obligations.length - current.length;
  const ordered = [...current].sort((a, b) => rankOf(a) - rankOf(b));
  return (
    <section aria-labelledby="obligations">
      <h2 id="obligations">Obligations</h2>
      {ordered.length === 0 && <p>Rien n’est dû.</p>}
      <ul className="cards">
        {ordered.map((obligation) => (
          <Card key={obligation.id} obligation={obligation} now={now} part={part} />
        ))}
      </ul>
      {superseded > 0 && <p className="hint">{superseded} remplacée(s) par une nouvelle qualification.</p>}
    </section>
  );
}

/** To do, under way, done. */
function rankOf({ settledAt, sentAt }: Obligation): 0 | 1 | 2 {
  if (settledAt) return 2;
  return sentAt ? 1 : 0;
}

const COLOUR = ['due', 'under-way', 'done'] as const;

interface CardProps {
  obligation: Obligation;
  now: number;
  part: CasePart;
}

function Card({ obligation, now, part }: CardProps) {
  const { act, creditor, debtor, state, basis, because, overdue, phase, round } = obligation;
  const stage = [phase === 'initial' ? '' : say(PHASE, phase), round].filter(Boolean).join(', ');
  return (
    <li className={overdue ? 'late' : COLOUR[rankOf(obligation)]}>
      <strong>
        {say(ACT, act)} – {organisation(creditor)}
        {stage && ` (${stage})`}
      </strong>{' '}
      <span className="chip">{say(OBLIGATION_STATE, state)}</span>
      <p>
        {organisation(debtor)} · <Clock obligation={obligation} now={now} />
      </p>
      <details className="why">
        <summary>Pourquoi</summary>
        <p>{because}</p>
        <p className="hint">
          {basis} – {say(PROOF_MARK, obligation.proofMark)}
        </p>
        <Proof obligation={obligation} />
        <Settling obligation={obligation} part={part} />
      </details>
    </li>
  );
}

/** What proves it, and the clocks that it had before. */
function Proof({ obligation: { proof, lateReason, clock } }: { obligation: Obligation }) {
  return (
    <>
      {proof && <p>Preuve : {proof}</p>}
      {lateReason && <p>Motifs du retard : {lateReason}</p>}
      {clock.reanchored.map(({ at, reason, dueAt, anchorAt }) => (
        <p key={at} className="hint">
          Horloge remise {inParis(at)} ({reason}) ; elle courait{' '}
          {dueAt
            ? `jusqu’au ${inParis(dueAt)}`
            : anchorAt
              ? `depuis ${inParis(anchorAt)}`
              : 'sans date connue'}
          .
        </p>
      ))}
    </>
  );
}

const WRITTEN_ACTS = ['acknowledge', 'inform', 'escalate', 'alert', 'remind', 'transfer'];

/** Done by another road, or waived; each with what an auditor will read. */
function Settling({ obligation: { id, settledAt, debtor, act }, part }: Omit<CardProps, 'now'>) {
  const can = (capability: string) => part.session.capabilities.includes(capability);
  if (settledAt !== null || !part.state.desk) return null;
  const byHand = debtor === 'cert' && WRITTEN_ACTS.includes(act);
  return (
    <>
      {byHand && can('call') && (
        <ActForm
          act={{
            path: `obligations/${id}/fulfil`,
            title: 'Faite par un autre moyen',
            fields: [{ name: 'proof', label: 'Ce qui le prouve : qui, quand, par quelle voie' }],
          }}
          part={part}
        />
      )}
      {can('close') && (
        <ActForm
          act={{
            path: `obligations/${id}/waive`,
            title: 'Lever cette obligation',
            fields: [{ name: 'reason', label: 'Motif, qu’un auditeur lira' }],
          }}
          part={part}
        />
      )}
    </>
  );
}

function Clock({ obligation: { clock, settledAt, sentAt }, now }: { obligation: Obligation; now: number }) {
  if (settledAt) return <>réglée {shortInParis(settledAt)}</>;
  if (clock.dueAt) {
    return (
      <>
        avant {inParis(clock.dueAt)} – <strong>{countdown(clock.dueAt, now)}</strong>
      </>
    );
  }
  if (clock.notStarted || clock.anchorAt === null)
    return <>l’horloge ne court pas encore : connaissance non datée</>;
  const until = sentAt ? Date.parse(sentAt) : now;
  return (
    <>
      sans délai – {sentAt ? 'envoyée en' : 'depuis'} {spell(until - Date.parse(clock.anchorAt))}
    </>
  );
}
