import type { Grant } from '../client';
import { shortInParis } from '../ui/time';
import { CASE_CAPABILITY, say, type Words } from '../ui/words.data';
import { ActForm } from './act-form';
import type { CasePart } from './case-part';

/** Who gave it, where that is no function of a person. */
const GIVER: Words = { declarant: 'le déclarant', system: 'le produit' };

const GROUND = {
  circle: 'de droit, à l’ouverture du dossier',
  given: 'donné',
  glass: 'bris de glace',
  on_call: 'd’astreinte',
} as const;

const endOf = ({ revokedAt, until }: Grant) => {
  if (revokedAt) return `retiré le ${shortInParis(revokedAt)}`;
  return until ? `jusqu’au ${shortInParis(until)}` : 'le temps du dossier';
};
const originOf = ({ ground, grantedBy, reason }: Grant) => {
  const by = ground === 'circle' ? '' : ` par ${say(GIVER, grantedBy)}`;
  return `${GROUND[ground]}${by}${reason ? ` : ${reason}` : ''}`;
};

/** Each grant, ended ones too. */
export function Grants({ grants, ...part }: CasePart & { grants: Grant[] }) {
  return (
    <>
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
                <span className="sub">{originOf(grant)}</span>
              </td>
              <td data-label="Jusqu’à" className="label">
                {grant.tlpMax}
                <Shut grant={grant} tlp={part.state.tlp} />
              </td>
              <td data-label="Peut">{grant.capabilities.map((c) => say(CASE_CAPABILITY, c)).join(', ')}</td>
              <td data-label="Durée">{endOf(grant)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {grants.map((grant) => (
        <Revoking key={grant.id} grant={grant} part={part} />
      ))}
    </>
  );
}

/** A grant that does not open the case as it is marked now is said to be shut. */
function Shut({ grant: { shutBy, revokedAt, tlpMax }, tlp }: { grant: Grant; tlp: string }) {
  if (shutBy === null || revokedAt) return null;
  const why = shutBy === 'audience' ? `par ${tlp}` : `: accès limité à ${tlpMax}`;
  return (
    <span className="sub">
      <strong>Fermé {why}</strong>
    </span>
  );
}

const SENDS_THE_DESK_AWAY =
  'Le CERT entier ne connaîtra plus ce dossier : seules les personnes nommées ci-dessus le verront encore.';

function Revoking({ grant, part }: { grant: Grant; part: CasePart }) {
  const { principal, ground, revokedAt, id, name } = grant;
  const isByLaw = ground === 'circle' && principal !== 'cert';
  if (revokedAt || isByLaw || !part.session.capabilities.includes('grant_access')) return null;
  const warning = principal === 'cert' ? SENDS_THE_DESK_AWAY : undefined;
  const fields = [
    ...(warning
      ? [{ name: 'sure', label: 'J’ai lu et je confirme', kind: 'sure', hint: warning } as const]
      : []),
    { name: 'reason', label: 'Motif' },
  ];
  return <ActForm act={{ path: `grants/${id}/revoke`, title: `Retirer : ${name}`, fields }} part={part} />;
}
