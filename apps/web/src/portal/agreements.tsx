import { newKey, tell, type FollowUp } from '../client';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { CONSENT_STATE, ITEM, say } from '../ui/words.data';
import { AgreementForm } from './agreement-form';
import { atBothHours } from './both-hours';
import type { FollowUpPart } from './follow-up-part';

/** What the facility agreed to let go, and may take back for the future; and a way to agree to more. */
export function Agreements(part: FollowUpPart) {
  const { page, followUpKey, onPage } = part;
  const { busy, trouble, run } = useWork();
  const takeBack = (id: string) =>
    run(async () => onPage(await tell(followUpKey, `consents/${id}/revoke`, {}, newKey())));
  return (
    <>
      <h2>Vos accords de transmission</h2>
      {page.consents.length === 0 && <p>Aucun.</p>}
      <ul className="cards">
        {page.consents.map((consent) => (
          <Agreement
            key={consent.id}
            consent={consent}
            busy={busy}
            onTakeBack={() => void takeBack(consent.id)}
          />
        ))}
      </ul>
      <TroubleBox trouble={trouble} />
      {!page.mergedInto && <AgreementForm {...part} />}
    </>
  );
}

interface AgreementProps {
  consent: FollowUp['consents'][number];
  busy: boolean;
  onTakeBack: () => void;
}

function Agreement({ consent, busy, onTakeBack }: AgreementProps) {
  const { organisation, items, state, until, grantedAt } = consent;
  return (
    <li className={state === 'in_force' ? 'under-way' : 'done'}>
      <strong>{organisation}</strong> – {say(CONSENT_STATE, state)}
      <p>
        {items.map((item) => say(ITEM, item)).join(', ')} ; donné {atBothHours(grantedAt)}
        {until && `, jusqu’au ${atBothHours(until)}`}
      </p>
      {state === 'in_force' && (
        <button type="button" className="quiet" disabled={busy} onClick={onTakeBack}>
          Retirer cet accord<span className="sub"> – {organisation}</span>
        </button>
      )}
    </li>
  );
}
