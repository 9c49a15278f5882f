import { useState } from 'react';
import type { FollowUp } from '../client';
import { Phone } from '../ui/desk-frame';
import { inParis } from '../ui/time';
import { LEVEL, LETTER_STATE, MESSAGE, say, STATUS, STATUS_IN_WORDS } from '../ui/words.data';
import { Advice } from './advice';
import { Agreements } from './agreements';
import { ComplementForm } from './complement-form';
import { Exchange } from './exchange';
import type { FollowUpPart } from './follow-up-part';
import { OwedList } from './owed-list';
import { PdfButton } from './pdf-button';
import { ResolutionForm } from './resolution-form';

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
      <h2>Ajouter ou terminer</h2>
      <ComplementForm {...props} />
      <ResolutionForm {...props} />
      <Papers {...props} />
    </>
  );
}

const PAPERS = [
  { path: 'receipt.pdf', name: 'recepisse', label: 'Récépissé (PDF)' },
  { path: 'sheets/cnil/pdf', name: 'cnil', label: 'Fiche CNIL pré-remplie (PDF)' },
  { path: 'sheets/anssi/pdf', name: 'anssi', label: 'Fiche ANSSI pré-remplie (PDF)' },
];

/** What can be kept: the receipt, and the forms of the authorities filled with what was declared. */
function Papers({ followUpKey, onLeave }: { followUpKey: FollowUpPart['followUpKey']; onLeave: () => void }) {
  return (
    <p className="actions">
      {PAPERS.map((paper) => (
        <PdfButton key={paper.path} followUpKey={followUpKey} {...paper} />
      ))}
      <button type="button" className="quiet" onClick={onLeave}>
        Fermer ce suivi
      </button>
    </p>
  );
}

function StatusBox({ page }: { page: FollowUp }) {
  const { status, level, onBehalfOf, phone, versions, resolution, outOfScope, redirection, shared } = page;
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
      {outOfScope && <p>Motif : {outOfScope.reason}</p>}
      {redirection && <p>{redirection}</p>}
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
