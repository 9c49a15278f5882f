import type { Obligation } from '../client';
import { countdown, inParis, shortInParis, spell } from '../ui/time';
import { useNow } from '../ui/use-now';
import { ACT, OBLIGATION_STATE, organisation, say } from '../ui/words.data';
import type { CasePart } from './case-part';
import { ReasonForm } from './reason-form';

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
  const { id, act, creditor, debtor, state, basis, because, overdue, settledAt, phase, proof } = obligation;
  const mayWaive = settledAt === null && part.state.desk && part.session.capabilities.includes('close');
  return (
    <li className={overdue ? 'late' : COLOUR[rankOf(obligation)]}>
      <strong>
        {say(ACT, act)} – {organisation(creditor)}
        {phase === 'complement' && ' (complément)'}
      </strong>{' '}
      <span className="chip">{say(OBLIGATION_STATE, state)}</span>
      <p>
        {organisation(debtor)} · <Clock obligation={obligation} now={now} />
      </p>
      <details className="why">
        <summary>Pourquoi</summary>
        <p>{because}</p>
        <p className="hint">{basis}</p>
        {proof && <p>Preuve : {proof}</p>}
        {mayWaive && (
          <ReasonForm
            act={{
              path: `obligations/${id}/waive`,
              field: 'reason',
              title: 'Lever cette obligation',
              question: 'Motif, qu’un auditeur lira',
            }}
            part={part}
          />
        )}
      </details>
    </li>
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
  const until = sentAt ? Date.parse(sentAt) : now;
  return (
    <>
      sans délai – {sentAt ? 'envoyée en' : 'depuis'} {spell(until - Date.parse(clock.anchorAt))}
    </>
  );
}
