import { eraseCase, type ErasureRequest } from '../client';
import { inParis } from '../ui/time';
import type { Keeping } from './keeping';
import { PlainForm } from './plain-form';
import { ASK_ERASURE, CONFIRM_ERASURE } from './retention.data';

/** Cases to be erased before their time: asked by one person, confirmed by another. */
export function Erasures({ kept, busy, onKeep }: Keeping) {
  return (
    <section aria-labelledby="erasures">
      <h2 id="erasures">Effacements avant terme</h2>
      <p className="hint">
        Une personne demande, une autre confirme. Confirmé, le dossier est effacé aussitôt, sans retour
        possible ; un gel l’en empêche. Il en reste un certificat et le registre scellé.
      </p>
      {kept.requests.length === 0 && <p>Aucun effacement demandé.</p>}
      <ul className="cards">
        {kept.requests.map((request) => (
          <li key={request.id} className="late">
            <Told {...request} />
            <Confirming
              request={request}
              busy={busy}
              onConfirm={(body) => onKeep(() => eraseCase({ ...body, reference: request.reference }))}
            />
          </li>
        ))}
      </ul>
      <details className="more">
        <summary>Demander un effacement</summary>
        <PlainForm act={ASK_ERASURE} busy={busy} onSend={(body) => onKeep(() => eraseCase(body))} />
      </details>
    </section>
  );
}

function Told({ reference, reason, askedAs, askedAt }: ErasureRequest) {
  return (
    <>
      <h3>{reference}</h3>
      <p className="prose">{reason}</p>
      <p className="hint">
        Demandé par {askedAs}, {inParis(askedAt)}.
      </p>
    </>
  );
}

interface ConfirmingProps {
  request: ErasureRequest;
  busy: boolean;
  onConfirm: (body: Record<string, unknown>) => Promise<boolean>;
}

function Confirming({ request: { reference, confirmedAt, askedByYou }, busy, onConfirm }: ConfirmingProps) {
  if (confirmedAt) return <p>Confirmé le {inParis(confirmedAt)} : effacé dès que rien ne l’empêche.</p>;
  if (askedByYou) return <p className="hint">Une autre personne doit confirmer.</p>;
  return (
    <details className="why">
      <summary>
        Confirmer cet effacement<span className="unseen"> de {reference}</span>
      </summary>
      <PlainForm act={CONFIRM_ERASURE} busy={busy} onSend={onConfirm} />
    </details>
  );
}
