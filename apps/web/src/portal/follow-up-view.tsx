import type { FollowUp } from '../client';
import { inParis } from '../ui/time';
import { Advice } from './advice';
import { Agreements } from './agreements';
import { ComplementForm } from './complement-form';
import { Exchange } from './exchange';
import type { FollowUpPart } from './follow-up-part';
import { Informed } from './informed';
import { OwedList } from './owed-list';
import { Papers } from './papers';
import { ResolutionForm } from './resolution-form';
import { StatusBox } from './status-box';

/** Where it stands, who knows, what is owed and by when. */
export function FollowUpView(props: FollowUpPart & { onLeave: () => void }) {
  const { page } = props;
  return (
    <>
      <h1 tabIndex={-1}>Déclaration {page.reference}</h1>
      <p>
        <span className="tlp">{page.tlp}</span> Reçue {inParis(page.receivedAt)}.
      </p>
      <StatusBox page={page} />
      <h2>Ce que vous devez faire</h2>
      <OwedList {...props} />
      <Reminders reminders={page.reminders} />
      <Advice {...props} />
      <h2>Messages</h2>
      <Exchange {...props} />
      <h2>Qui est informé</h2>
      <Informed informed={page.informed} />
      <Agreements {...props} />
      {!page.mergedInto && (
        <>
          <h2>Ajouter ou terminer</h2>
          <ComplementForm {...props} />
          <ResolutionForm {...props} />
        </>
      )}
      <Papers {...props} />
    </>
  );
}

function Reminders({ reminders }: { reminders: FollowUp['reminders'] }) {
  if (reminders.length === 0) return null;
  return (
    <ul className="cards">
      {reminders.map(({ authority, because, basis }) => (
        <li key={authority + basis}>
          <strong>À vérifier : {authority}</strong>
          <p>{because}</p>
          <p className="hint">{basis}</p>
        </li>
      ))}
    </ul>
  );
}
