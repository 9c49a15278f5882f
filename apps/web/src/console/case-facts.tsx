import type { Case, Facility, Incident } from '../client';
import { inParis } from '../ui/time';
import {
  ANSWER,
  CHANNEL,
  EFFECT,
  INCIDENT_TYPE,
  LEVEL,
  MEASURE,
  OPERATION,
  organisation,
  ORIGIN,
  PATIENT_DANGER,
  PERIMETER,
  say,
  STATUS,
} from '../ui/words.data';
import { CaseDeclarations } from './case-declarations';
import { PriorityScore } from './priority-score';

/** What the case is, at a glance. */
export function CaseHead({ state }: { state: Case }) {
  const { reference, tlp, protection, status, level, incident, receivedAt, channel, facilities, priority } =
    state;
  return (
    <div className="case-head">
      <p>
        <span className="tlp">{tlp}</span>{' '}
        {protection === 'restricted_distribution' && <strong>DIFFUSION RESTREINTE </strong>}
        {incident.urgent && <strong className="urgent-mark">URGENT</strong>}
      </p>
      <h1 tabIndex={-1}>{facilities.map(({ name }) => name).join(', ') || 'Structure inconnue'}</h1>
      <p>
        {reference} · <strong data-testid="status">{say(STATUS, status)}</strong>
        {level && (
          <>
            {' · '}
            <strong data-testid="level">{say(LEVEL, level)}</strong>
          </>
        )}
        {' · reçu '}
        {inParis(receivedAt)} ({say(CHANNEL, channel)})
      </p>
      <div className="priority-line">
        Priorité <PriorityScore priority={priority} />
      </div>
    </div>
  );
}

const list = (words: Record<string, string>, values: string[]) =>
  values.map((value) => say(words, value)).join(', ') || '—';

function rowsOf(incident: Incident): [string, string][] {
  const { data, operation, measures, patientDanger, incidentType, origin, perimeter, supportRequested } =
    incident;
  const persons = data.persons === null ? '' : ` ; ${data.persons} personnes`;
  return [
    ['Constaté', inParis(incident.noticedAt)],
    ['Type', say(INCIDENT_TYPE, incidentType)],
    ['Origine', say(ORIGIN, origin)],
    ['Périmètre', say(PERIMETER, perimeter)],
    ['Danger pour les patients', say(PATIENT_DANGER, patientDanger)],
    ['Fonctionnement', say(OPERATION, operation)],
    ['Mesures', list(MEASURE, measures)],
    [
      'Données personnelles',
      `${say(ANSWER, data.personal)} ; de santé : ${say(ANSWER, data.health)}${persons}`,
    ],
    ['Effet sur les données', list(EFFECT, data.effects)],
    ['Appui demandé', supportRequested ? 'Oui' : 'Non'],
  ];
}

/** What the facility said, in its words, and who it is. */
export function CaseFacts({ state }: { state: Case }) {
  const { incident, facilities, resolution } = state;
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">Faits déclarés</h2>
      <p className="prose">{incident.narrative}</p>
      <dl className="facts">
        {rowsOf(incident).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>Structures</h3>
      <ul className="cards">
        {facilities.map((facility) => (
          <FacilityCard key={facility.id} facility={facility} />
        ))}
      </ul>
      <CaseDeclarations state={state} />
      {resolution && (
        <>
          <h3>Résolution</h3>
          <p>Le {inParis(resolution.at)}.</p>
          <p className="prose">{resolution.causes}</p>
        </>
      )}
    </section>
  );
}

function FacilityCard({ facility: { name, finess, department, ars, verified } }: { facility: Facility }) {
  return (
    <li>
      <strong>{name}</strong> {verified ? '✓ annuaire' : '– non vérifiée'}
      <p className="hint">
        {[
          finess && `FINESS ${finess}`,
          department && `département ${department}`,
          ars ? organisation(ars) : 'ARS non déterminée',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}
