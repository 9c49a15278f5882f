import { useState } from 'react';
import type { FollowUp } from '../client';
import { inParis } from '../ui/time';
import { LETTER_STATE, MESSAGE, say } from '../ui/words.data';

/** Whom the desk told, and who has it. */
export function Informed({ informed }: { informed: FollowUp['informed'] }) {
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
