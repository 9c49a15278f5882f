import { useState } from 'react';
import type { FollowUpKey, Receipt } from '../client';
import { CopyButton } from '../ui/copy-button';
import { Phone } from '../ui/desk-frame';
import { goTo, Link, useTitle } from '../ui/route';
import { inParis } from '../ui/time';
import { findReceipt, forgetReceipt } from './kept-receipt';
import { PdfButton } from './pdf-button';

/** Reference, code (this once), and what comes next. */
export function ReceiptPage({ onFollow }: { onFollow: (key: FollowUpKey) => void }) {
  useTitle('Déclaration enregistrée');
  const [kept] = useState(findReceipt);
  if (!kept) return <NoReceipt />;
  const { receipt, leftOut } = kept;
  const key = { reference: receipt.reference, code: receipt.followUpCode };
  const follow = () => {
    forgetReceipt();
    onFollow(key);
    goTo('/suivi');
  };
  return (
    <>
      <h1 tabIndex={-1}>Déclaration enregistrée</h1>
      <p>
        Reçue {inParis(receipt.receivedAt)}. Urgence : <Phone number={receipt.phone} />
      </p>
      {leftOut !== null && <LeftOut narrative={leftOut} />}
      <Codes receipt={receipt} />
      <p className="actions">
        <PdfButton followUpKey={key} path="receipt.pdf" name="recepisse" label="Récépissé (PDF)" />
        <button type="button" onClick={follow}>
          J’ai noté le code : voir le suivi
        </button>
      </p>
      <h2>Et maintenant</h2>
      <ul>
        {receipt.nextSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </>
  );
}

function Codes({ receipt: { reference, followUpCode } }: { receipt: Receipt }) {
  return (
    <div className="codes">
      <dl>
        <dt>Référence, à donner au téléphone</dt>
        <dd data-testid="reference">{reference}</dd>
        <dt>Code de suivi, secret, affiché cette seule fois</dt>
        <dd data-testid="code">{followUpCode}</dd>
      </dl>
      <CopyButton text={`${reference}\n${followUpCode}`} />
      <p className="hint">Notez les deux : sans le code, seul le téléphone permet de suivre ce dossier.</p>
    </div>
  );
}

function LeftOut({ narrative }: { narrative: string }) {
  return (
    <div className="trouble" role="note">
      <h2>Votre premier envoi était bien arrivé</h2>
      <p>
        Ce que vous avez changé ensuite n’y figure pas. Copiez ce texte et ajoutez-le en complément sur la
        page de suivi :
      </p>
      <blockquote className="prose">{narrative}</blockquote>
      <CopyButton text={narrative} />
    </div>
  );
}

function NoReceipt() {
  return (
    <>
      <h1 tabIndex={-1}>Aucun récépissé à afficher</h1>
      <p>Le code de suivi n’est affiché qu’une fois. Avec votre référence et votre code :</p>
      <Link to="/suivi" className="button">
        Suivre une déclaration
      </Link>
    </>
  );
}
