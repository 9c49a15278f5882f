import { newKey, tell } from '../client';
import { inParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { CONSENT_STATE, ITEM, say } from '../ui/words.data';
import type { FollowUpPart } from './follow-up-part';

/** What the facility agreed to let go, and may take back for the future. */
export function Agreements({ page, followUpKey, onPage }: FollowUpPart) {
  const { busy, trouble, run } = useWork();
  if (page.consents.length === 0) return null;
  const takeBack = (id: string) =>
    run(async () => onPage(await tell(followUpKey, `consents/${id}/revoke`, {}, newKey())));
  return (
    <>
      <h2>Vos accords de transmission</h2>
      <ul className="cards">
        {page.consents.map(({ id, organisation, items, state, until, grantedAt }) => (
          <li key={id} className={state === 'in_force' ? 'under-way' : 'done'}>
            <strong>{organisation}</strong> – {say(CONSENT_STATE, state)}
            <p>
              {items.map((item) => say(ITEM, item)).join(', ')} ; donné {inParis(grantedAt)}
              {until && `, jusqu’au ${inParis(until)}`}
            </p>
            {state === 'in_force' && (
              <button type="button" className="quiet" disabled={busy} onClick={() => void takeBack(id)}>
                Retirer cet accord
              </button>
            )}
          </li>
        ))}
      </ul>
      <TroubleBox trouble={trouble} />
    </>
  );
}
