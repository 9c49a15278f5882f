import type { Grant } from '../client';
import { shortInParis } from '../ui/time';
import { CASE_CAPABILITY, say, type Words } from '../ui/words.data';
import { ActForm } from './act-form';
import type { CasePart } from './case-part';

/** Who gave it, where that is no function of a person. */
const GIVER: Words = { declarant: 'la déclaration', system: 'le produit' };

const GROUND = {
  circle: 'de par la loi ou la fonction',
  given: 'donné',
  glass: 'bris de glace',
  on_call: 'd’astreinte',
} as const;

const endOf = ({ revokedAt, until }: Grant) => {
  if (revokedAt) return `retiré le ${shortInParis(revokedAt)}`;
  return until ? `jusqu’au ${shortInParis(until)}` : 'le temps du dossier';
};

/** Each grant, ended ones too. */
export function Grants({ grants, ...part }: CasePart & { grants: Grant[] }) {
  return (
    <table className="stack">
      <caption>Qui peut connaître ce dossier. Heures de Paris.</caption>
      <thead>
        <tr>
          <th scope="col">Qui</th>
          <th scope="col">Jusqu’à</th>
          <th scope="col">Peut</th>
          <th scope="col">Durée</th>
        </tr>
      </thead>
      <tbody>
        {grants.map((grant) => (
          <tr key={grant.id}>
            <td data-label="Qui">
              {grant.name}
              <span className="sub">
                {GROUND[grant.ground]}, par {say(GIVER, grant.grantedBy)}
                {grant.reason && ` : ${grant.reason}`}
              </span>
            </td>
            <td data-label="Jusqu’à" className="label">
              {grant.tlpMax}
            </td>
            <td data-label="Peut">{grant.capabilities.map((c) => say(CASE_CAPABILITY, c)).join(', ')}</td>
            <td data-label="Durée">
              {endOf(grant)}
              <Revoking grant={grant} part={part} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Revoking({ grant, part }: { grant: Grant; part: CasePart }) {
  const isByLaw = grant.ground === 'circle' && grant.principal !== 'cert';
  if (grant.revokedAt || isByLaw || !part.session.capabilities.includes('grant_access')) return null;
  const fields = [{ name: 'reason', label: 'Motif' }];
  return (
    <ActForm
      act={{ path: `grants/${grant.id}/revoke`, title: `Retirer : ${grant.name}`, fields }}
      part={part}
    />
  );
}
