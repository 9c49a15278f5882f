import { readAudience, type Listener } from '../client';
import { inParis } from '../ui/time';
import { ITEM, LETTER_STATE, organisation, say } from '../ui/words.data';
import type { Act } from './act';
import { ActForm } from './act-form';
import type { CasePart } from './case-part';
import { Opened } from './opened';

const AUTHORITIES = ['anssi', 'cnil', 'corruss', 'fssi', 'ansm', 'asnr', 'spf', 'efs', 'abm', 'cert-social'];
const RECIPIENTS = Object.fromEntries(AUTHORITIES.map((code) => [code, organisation(code)]));

const CONSENT: Omit<Act, 'capability'> = {
  path: 'consents',
  title: 'Consigner un accord',
  fields: [
    { name: 'to', label: 'À qui', kind: 'list', options: RECIPIENTS },
    { name: 'items', label: 'Éléments', kind: 'several', options: ITEM },
    { name: 'owner', label: 'Qui donne l’accord, par sa fonction', kind: 'line' },
    { name: 'evidence', label: 'Ce qui le prouve' },
    { name: 'until', label: 'Jusqu’à quand', kind: 'moment', optional: true },
  ],
};

const SHARE: Omit<Act, 'capability'> = {
  path: 'shares',
  title: 'Transmettre sur la base d’un accord',
  fields: [{ name: 'to', label: 'À qui', kind: 'list', options: RECIPIENTS }],
};

/** Nothing leaves without a basis or an agreement: who would get what, and what is missing. */
export function Transmissions(part: CasePart) {
  const { state, session } = part;
  if (!state.desk || !session.capabilities.includes('release')) return null;
  return (
    <section aria-labelledby="transmissions">
      <h2 id="transmissions">Transmissions</h2>
      <Opened title="Qui peut savoir quoi" version={part.desk.readings} read={() => readAudience(state.id)}>
        {(listeners) => (
          <ul className="cards">
            {listeners.map((listener) => (
              <Card key={listener.recipient} listener={listener} />
            ))}
          </ul>
        )}
      </Opened>
      <Alerts {...part} />
      <IntermediateReport {...part} />
      <Agreements {...part} />
      <ActForm act={CONSENT} part={part} />
      <ActForm act={SHARE} part={part} />
    </section>
  );
}

/** What owners agreed to, and may take back. */
function Agreements(part: CasePart) {
  const agreements = part.state.desk?.releases.filter(({ basis }) => basis === 'B7') ?? [];
  return agreements.map(({ id, recipient, items, owner, until, revokedAt }) => (
    <div key={id} className="status-box">
      <p>
        Accord de {owner} pour {organisation(recipient)} :{' '}
        {items.map((item) => say(ITEM, item).toLowerCase()).join(', ')}
        {until && `, jusqu’au ${inParis(until)}`}
        {revokedAt && ` – retiré ${inParis(revokedAt)}`}
      </p>
      {!revokedAt && (
        <ActForm
          act={{
            path: `consents/${id}/revoke`,
            title: 'Retirer cet accord',
            fields: [{ name: 'reason', label: 'Motif' }],
          }}
          part={part}
        />
      )}
    </div>
  ));
}

function Card({ listener: { recipient, allowed, items, wouldLift, told } }: { listener: Listener }) {
  return (
    <li className={allowed ? 'under-way' : undefined}>
      <strong>{organisation(recipient)}</strong>
      {allowed ? (
        <p>Recevrait : {items.map((item) => say(ITEM, item).toLowerCase()).join(', ')}.</p>
      ) : (
        <p>Ne reçoit rien. {wouldLift}</p>
      )}
      {told.map(({ letterId, state, sentAt }) => (
        <p key={letterId} className="hint">
          {say(LETTER_STATE, state)}
          {sentAt && ` ${inParis(sentAt)}`}
        </p>
      ))}
    </li>
  );
}

/** Alerts that the rulebook leaves to the duty officer. */
function Alerts(part: CasePart) {
  const proposed = part.state.desk?.proposedAlerts.filter(({ chosenAt }) => chosenAt === null) ?? [];
  return proposed.map(({ about, because }) => (
    <div key={about} className="status-box">
      <p>
        <strong>{organisation(about)}</strong> – {because}
      </p>
      <ActForm
        act={{
          path: 'choices',
          title: `Alerter : ${organisation(about)}`,
          fields: [
            { name: 'reason', label: 'Motif' },
            { name: 'what', label: '', kind: 'fixed', value: 'alert' },
            { name: 'about', label: '', kind: 'fixed', value: about },
          ],
        }}
        part={part}
      />
    </div>
  ));
}

/** An authority that was notified under NIS 2 may ask for a report in between; the desk writes that down. */
function IntermediateReport(part: CasePart) {
  const { obligations } = part.state;
  const notified = obligations.find(
    ({ act, phase, rule, state }) =>
      act === 'file' && phase === 'notification' && rule.startsWith('R23') && state !== 'superseded',
  );
  if (!notified) return null;
  const { creditor } = notified;
  return (
    <ActForm
      act={{
        path: 'choices',
        title: `Rapport intermédiaire demandé par : ${organisation(creditor)}`,
        fields: [
          { name: 'reason', label: 'Qui l’a demandé, quand, par quelle voie' },
          { name: 'what', label: '', kind: 'fixed', value: 'intermediate_report' },
          { name: 'about', label: '', kind: 'fixed', value: creditor },
        ],
      }}
      part={part}
    />
  );
}
