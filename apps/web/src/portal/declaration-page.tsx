import type { FormEvent } from 'react';
import { ErrorSummary } from '../ui/error-summary';
import { Phone, useDesk } from '../ui/desk-frame';
import { useTitle } from '../ui/route';
import { TroubleBox } from '../ui/trouble-box';
import { MoreQuestions } from './more-questions';
import { useDeclaration } from './use-declaration';
import { VitalQuestions } from './vital-questions';

const KEPT = 'Tout ce que vous avez saisi est gardé sur cet appareil.';

/** Five answers, a button; what can wait comes after the button. */
export function DeclarationPage() {
  useTitle('Déclarer un incident');
  const { answers, kept, faults, attempt, answer, submit, erase, busy, trouble } = useDeclaration();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  const button = (
    <button type="submit" disabled={busy}>
      {busy ? 'Envoi en cours…' : trouble ? 'Réessayer l’envoi' : 'Envoyer maintenant'}
    </button>
  );
  const part = { answers, faults, onAnswer: answer };
  return (
    <>
      <h1 tabIndex={-1}>Déclarer un incident</h1>
      <Advice />
      <ErrorSummary faults={faults} attempt={attempt} />
      {Object.keys(faults).length === 0 && (
        <TroubleBox trouble={trouble} kept={`${KEPT} Réessayer n’envoie pas deux fois.`} />
      )}
      <form noValidate onSubmit={onSubmit}>
        <VitalQuestions {...part} />
        {button}
        <MoreQuestions {...part} />
      </form>
      <p className="hint">
        {kept ? KEPT : 'Cet appareil ne garde pas de brouillon : ne fermez pas cette page.'}{' '}
        <button type="button" className="link" onClick={erase}>
          Effacer le brouillon
        </button>
      </p>
    </>
  );
}

function Advice() {
  const desk = useDesk();
  return (
    <p className="hint">
      Une réponse approximative vaut mieux qu’une réponse tardive. Pas de nom de patient ni de donnée de
      santé.
      {desk && (
        <>
          {' '}
          Vie en danger : appelez le <Phone number={desk.phone} />.
        </>
      )}
    </p>
  );
}
