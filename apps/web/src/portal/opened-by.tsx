import type { FollowUp } from '../client';
import { inParis } from '../ui/time';

const KIND: Record<string, string> = {
  cert: 'CERT',
  authority: 'autorité nationale',
  ars: 'agence régionale de santé',
  facility: 'établissement',
};

/** Who opened the declaration: a function, never a person (RFC 2350 §2.9). */
export function OpenedBy({ openedBy }: Pick<FollowUp, 'openedBy'>) {
  return (
    <>
      <h2>Qui a ouvert votre déclaration</h2>
      {openedBy.length === 0 && <p>Personne encore, ou sa marque n’appelle pas cet enregistrement.</p>}
      <ul className="cards">
        {openedBy.map(({ function: held, organisation, firstAt, lastAt }) => (
          <li key={held + organisation}>
            <strong>{held}</strong> ({KIND[organisation] ?? organisation})
            <p>
              {firstAt === lastAt
                ? `Ouverte ${inParis(firstAt)}`
                : `Ouverte la première fois ${inParis(firstAt)}, la dernière ${inParis(lastAt)}`}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
