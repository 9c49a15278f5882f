import type { FollowUp } from '../client';
import { organisation } from '../ui/words.data';
import { CnilTracks } from './cnil-tracks';
import { ControllersForm } from './controllers-form';
import type { FollowUpPart } from './follow-up-part';
import { OwedList } from './owed-list';

/** What the facility owes, where it stands with the CNIL, and what the desk reminds it of. */
export function Duties(part: FollowUpPart) {
  const { page } = part;
  return (
    <>
      <h2>Ce que vous devez faire</h2>
      <OwedList {...part} />
      <CnilTracks page={page} />
      <ControllersForm {...part} />
      <Reminders reminders={page.reminders} />
    </>
  );
}

function Reminders({ reminders }: { reminders: FollowUp['reminders'] }) {
  if (reminders.length === 0) return null;
  return (
    <ul className="cards">
      {reminders.map(({ authority, because, basis }) => (
        <li key={authority + basis}>
          <strong>À vérifier : {organisation(authority)}</strong>
          <p>{because}</p>
          <p className="hint">{basis}</p>
        </li>
      ))}
    </ul>
  );
}
