import { inParis } from '../ui/time';
import { INDENT, INDENT_ANSWER, LEVEL, organisation, say } from '../ui/words.data';
import type { CasePart } from './case-part';

/** What was decided, for whom, and why. */
export function QualificationView({ state: { qualification } }: CasePart) {
  if (!qualification) return null;
  const { level, proposed, because, onBehalfOf, decidedAt, reason, overrideReason, contests } = qualification;
  const forWhom = onBehalfOf.map(organisation).join(', ') || 'aucune ARS compétente';
  return (
    <section aria-labelledby="qualification">
      <h2 id="qualification">Qualification</h2>
      <p>
        <strong>{say(LEVEL, level)}</strong>, pour le compte de : {forWhom}. Décidée {inParis(decidedAt)}.
      </p>
      {because.length > 0 && <p>Du fait de : {because.map((indent) => say(INDENT, indent)).join(' ; ')}.</p>}
      {reason && <p className="prose">{reason}</p>}
      {level !== proposed && (
        <p>
          Écart : la règle proposait « {say(LEVEL, proposed)} ».{' '}
          <span className="prose">{overrideReason}</span>
        </p>
      )}
      {contests.map(({ by, at, reason: why, level: wanted, answeredAt }) => (
        <div key={by + at} className={answeredAt ? 'status-box' : 'trouble'}>
          <p>
            Contestée par {organisation(by)}, {inParis(at)}
            {wanted && ` (elle entrerait « ${say(LEVEL, wanted)} »)`} : {why}
            {answeredAt && ` – qualifiée de nouveau ${inParis(answeredAt)}.`}
          </p>
        </div>
      ))}
      <dl className="facts">
        {Object.entries(INDENT).map(([indent, words]) => (
          <div key={indent}>
            <dt>{words}</dt>
            <dd>{say(INDENT_ANSWER, qualification.indents[indent] ?? 'unknown')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
