import type { FormEvent } from 'react';
import type { Receipt } from '../client';
import { ErrorSummary } from '../ui/error-summary';
import { Link, useTitle } from '../ui/route';
import { inParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { Question } from './question';
import { TYPED_IN } from './typed-in.data';
import { useTyping } from './use-typing';

const NEEDED = 'Réponse nécessaire.';

const LABELS = Object.fromEntries(
  TYPED_IN.flatMap(({ fields }) => fields.map(({ name, label }) => [name, label])),
);
const faultsOf = (missing: string[]) =>
  Object.fromEntries(missing.map((name) => [`${name}-in`, `${LABELS[name]} : réponse nécessaire.`]));

/** A declaration that reached the desk by telephone or on paper, typed in while the caller waits. */
export function TypingPage() {
  useTitle('Saisir une déclaration – console');
  const { typed, say, missing, attempt, receipt, submit, again, busy, trouble } = useTyping();
  if (receipt) return <ToRead receipt={receipt} onAgain={again} />;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <>
      <h1 tabIndex={-1}>Saisir une déclaration</h1>
      <ErrorSummary faults={faultsOf(missing)} attempt={attempt} />
      <TroubleBox
        trouble={trouble}
        kept="Ce que vous avez saisi reste à l’écran ; réessayer n’envoie pas deux fois."
      />
      <form noValidate onSubmit={onSubmit}>
        {TYPED_IN.map(({ title, fields }) => (
          <section key={title}>
            <h2>{title}</h2>
            {fields.map((field) => (
              <Question
                key={field.name}
                field={field}
                id="in"
                answer={typed[field.name]}
                error={missing.includes(field.name) ? NEEDED : undefined}
                onChange={(answer) => say(field.name, answer)}
              />
            ))}
          </section>
        ))}
        <button type="submit" disabled={busy}>
          Enregistrer la déclaration
        </button>
      </form>
    </>
  );
}

interface ToReadProps {
  receipt: Receipt;
  onAgain: () => void;
}

/** What the caller has to write down before he hangs up. */
function ToRead({ receipt, onAgain }: ToReadProps) {
  useTitle('Déclaration enregistrée – console');
  const { reference, followUpCode, receivedAt, nextSteps } = receipt;
  return (
    <>
      <h1 tabIndex={-1}>Déclaration enregistrée</h1>
      <p>Reçue {inParis(receivedAt)}. À lire au déclarant, qui les note :</p>
      <dl className="codes">
        <dt>Référence</dt>
        <dd data-testid="reference">{reference}</dd>
        <dt>Code de suivi, secret, affiché cette seule fois</dt>
        <dd data-testid="code">{followUpCode}</dd>
      </dl>
      <h2>Et maintenant, pour lui</h2>
      <ul>
        {nextSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      <p className="actions">
        <Link to="/console">Voir la file</Link>
        <button type="button" className="quiet" onClick={onAgain}>
          Saisir une autre déclaration
        </button>
      </p>
    </>
  );
}
