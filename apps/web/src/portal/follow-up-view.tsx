import { useState } from 'react';
import type { FollowUp } from '../client';
import { Phone } from '../ui/desk-frame';
import { inParis } from '../ui/time';
import { LEVEL, LETTER_STATE, MESSAGE, say, STATUS, STATUS_IN_WORDS } from '../ui/words.data';
import { ComplementForm } from './complement-form';
import type { FollowUpPart } from './follow-up-part';
import { OwedList } from './owed-list';
import { ReceiptPdfButton } from './receipt-pdf-button';
import { ResolutionForm } from './resolution-form';

/** Where it stands, who knows, what is owed and by when. */
export function FollowUpView(props: FollowUpPart & { onLeave: () => void }) {
  const { page, followUpKey, onLeave } = props;
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
      <h2>Qui est informé</h2>
      <Informed informed={page.informed} />
      <h2>Ajouter ou terminer</h2>
      <ComplementForm {...props} />
      <ResolutionForm {...props} />
      <p className="actions">
        <ReceiptPdfButton followUpKey={followUpKey} />
        <button type="button" className="quiet" onClick={onLeave}>
          Fermer ce suivi
        </button>
      </p>
    </>
  );
}

function StatusBox({ page }: { page: FollowUp }) {
  const { status, level, onBehalfOf, phone, versions, resolution, outOfScope, shared } = page;
  return (
    <div className="status-box">
      <p>
        <strong data-testid="status">{say(STATUS, status)}.</strong> {say(STATUS_IN_WORDS, status)}
      </p>
      {level && (
        <p>
          Niveau retenu{onBehalfOf.length > 0 && ` pour le compte de : ${onBehalfOf.join(', ')}`} :{' '}
          <strong>{say(LEVEL, level)}</strong>
        </p>
      )}
      {outOfScope && <p>Motif, et à qui vous adresser : {outOfScope.reason}</p>}
      {resolution && <p>Causes : {resolution.causes}</p>}
      {shared && (
        <p>
          Information du CERT, {inParis(shared.at)} : {shared.message}
        </p>
      )}
      {versions.length > 1 && <p>{versions.length - 1} complément(s) reçu(s).</p>}
      <p>
        Une question, une aggravation : <Phone number={phone} />
      </p>
    </div>
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

function Informed({ informed }: { informed: FollowUp['informed'] }) {
  const [all, setAll] = useState(false);
  if (informed.length === 0) return <p>Personne encore.</p>;
  const shown = all ? informed : informed.slice(0, 12);
  return (
    <>
      <ul className="cards">
        {shown.map(({ organisation, message, state, sentAt, acknowledgedAt }, at) => (
          <li key={at}>
            <strong>{organisation}</strong> – {say(MESSAGE, message).toLowerCase()}
            <p>
              {acknowledgedAt
                ? `Réception accusée ${inParis(acknowledgedAt)}`
                : sentAt
                  ? `Envoyé ${inParis(sentAt)}`
                  : say(LETTER_STATE, state)}
            </p>
          </li>
        ))}
      </ul>
      {shown.length < informed.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          Voir les {informed.length}
        </button>
      )}
    </>
  );
}
