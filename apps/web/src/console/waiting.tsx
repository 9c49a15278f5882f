import type { Circle, Grant, Labels, MarkingChange } from '../client';
import { inParis } from '../ui/time';
import { CASE_CAPABILITY, COMPARTMENT, ITEM_MARKED, organisation, PROTECTION, say } from '../ui/words.data';
import type { ActField } from './act';
import { ActForm } from './act-form';
import type { CasePart } from './case-part';

const spell = ({ tlp, pap, compartments, protection }: Labels) =>
  [tlp, pap, ...compartments.map((c) => say(COMPARTMENT, c))].join(', ') +
  (protection === 'none' ? '' : `, ${say(PROTECTION, protection)}`);

/** What waits for a decision: access that is asked for, a marking to weaken; and the glasses that were broken. */
export function Waiting({ circle, ...part }: CasePart & { circle: Circle }) {
  const requests = circle.requests.filter(({ outcome }) => outcome === null);
  const changes = circle.markingChanges.filter(({ outcome }) => outcome === null);
  if (requests.length + changes.length + circle.brokenGlasses.length === 0) return null;
  return (
    <ul className="cards">
      {requests.map(({ id, by, organisation: of, reason, askedAt }) => (
        <li key={id} className="late">
          {by} ({organisation(of)}) demande l’accès : {reason}
          <p className="hint">Le {inParis(askedAt)}</p>
          <Answering id={id} part={part} />
        </li>
      ))}
      {changes.map((change) => (
        <Weakening key={change.id} change={change} part={part} alone={isAlone(circle.grants)} />
      ))}
      {circle.brokenGlasses.map(({ id, by, reason, ticket, at, until, reviewedBy, verdict }) => (
        <li key={id}>
          Bris de glace par {by}, le {inParis(at)}, jusqu’à {inParis(until)} : {reason} ({ticket})
          <p className="hint">
            {reviewedBy
              ? `Revu par ${reviewedBy} : ${verdict === 'justified' ? 'justifié' : 'injustifié'}`
              : 'Pas encore revu'}
          </p>
        </li>
      ))}
    </ul>
  );
}

const UNTIL: ActField = {
  name: 'until',
  label: 'Jusqu’à quand',
  kind: 'moment',
  optional: true,
  hint: 'Trente jours si rien n’est dit.',
};

function Answering({ id, part }: { id: string; part: CasePart }) {
  if (!part.session.capabilities.includes('grant_access')) return null;
  const path = `access-requests/${id}/answer`;
  const answer = { name: 'answer', label: 'Réponse, que la personne lira' };
  return (
    <>
      <ActForm
        part={part}
        act={{
          path,
          title: 'Accorder',
          fields: [
            { name: 'outcome', label: '', kind: 'fixed', value: 'granted' },
            {
              name: 'capabilities',
              label: 'Ce que l’accès permet',
              kind: 'several',
              options: CASE_CAPABILITY,
              optional: true,
            },
            UNTIL,
            answer,
          ],
        }}
      />
      <ActForm
        part={part}
        act={{
          path,
          title: 'Refuser',
          fields: [{ name: 'outcome', label: '', kind: 'fixed', value: 'refused' }, answer],
        }}
      />
    </>
  );
}

/** Whether nobody but one named person may decide on the case as it is marked. */
function isAlone(grants: readonly Grant[]): boolean {
  const open = grants.filter(
    ({ revokedAt, shutBy, capabilities }) => !revokedAt && !shutBy && capabilities.includes('pilot'),
  );
  return open.length < 2 && open.every(({ principal }) => principal.startsWith('account:'));
}

function Weakening({ change, part, alone }: { change: MarkingChange; part: CasePart; alone: boolean }) {
  const { id, item, was, wanted, reason, agreedBy, evidence, askedBy, askedAt, mayDecide } = change;
  const { desk, session } = part;
  const path = `marking/${id}`;
  return (
    <li className="late">
      {askedBy} veut alléger le marquage {say(ITEM_MARKED, item)} : de {spell(was)} à {spell(wanted)}.{' '}
      {reason}
      <p className="hint">
        Le {inParis(askedAt)}.{' '}
        {agreedBy ? `Accord de l’origine : ${agreedBy}, ${evidence}` : 'Information du CERT.'}
      </p>
      {alone && (
        <p>
          <strong>
            Personne d’autre ne peut ouvrir ce dossier : donnez d’abord accès à une seconde personne.
          </strong>
        </p>
      )}
      {mayDecide && session.capabilities.includes('grant_access') && (
        <button type="button" disabled={desk.busy} onClick={() => void desk.perform(`${path}/confirm`)}>
          Confirmer l’allègement
        </button>
      )}{' '}
      {session.capabilities.includes('mark') && (
        <button
          type="button"
          className="quiet"
          disabled={desk.busy}
          onClick={() => void desk.perform(`${path}/withdraw`)}
        >
          Y renoncer
        </button>
      )}
    </li>
  );
}
