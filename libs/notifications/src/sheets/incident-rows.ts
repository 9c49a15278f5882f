import {
  ANSWER,
  DANGER,
  EFFECT,
  INCIDENT_TYPE,
  MEASURE,
  OPERATION,
  ORIGIN,
  parisTime,
  PERIMETER,
  SYSTEM,
} from '#notifications/words';
import { figure, notAsked, paragraphsOf, said, time, word } from './rows';
import type { Row, SheetFacts } from './sheet';

export function incidentRows({ state: { incident, receivedAt } }: SheetFacts): Row[] {
  return [
    said('Constat', parisTime(incident.noticedAt)),
    said('Signalement au CERT', parisTime(receivedAt)),
    said('Début supposé', time(incident.startedAt)),
    said('Fin', time(incident.endedAt)),
    said('Type', word(INCIDENT_TYPE, incident.incidentType)),
    said('Origine', word(ORIGIN, incident.origin)),
  ];
}

export function narrativeRow({ state }: SheetFacts): Row {
  return said('Récit du déclarant', paragraphsOf(state.incident.narrative));
}

export function technicalRows({ state: { incident } }: SheetFacts): Row[] {
  return [
    said('Périmètre', word(PERIMETER, incident.perimeter)),
    said(
      'Systèmes touchés',
      incident.systems.map((system) => SYSTEM[system]),
    ),
    said('Prestataire commun', incident.commonProvider),
    said('D’autres structures peuvent être touchées', word(ANSWER, incident.othersMayBeHit)),
  ];
}

export function careRows({ state: { incident } }: SheetFacts): Row[] {
  return [
    said('Mise en danger de patients', word(DANGER, incident.patientDanger)),
    said('Fonctionnement', word(OPERATION, incident.operation)),
    said(
      'Mesures prises',
      incident.measures.map((measure) => MEASURE[measure]),
    ),
  ];
}

export function personalDataRows({ state: { incident } }: SheetFacts): Row[] {
  const { data } = incident;
  return [
    said('Données à caractère personnel', word(ANSWER, data.personal)),
    said('Données de santé', word(ANSWER, data.health)),
    said(
      'Atteinte',
      data.effects.map((effect) => EFFECT[effect]),
    ),
    said('Personnes concernées', figure(data.persons)),
  ];
}

/** No question of the declaration asks for them. */
export const indicatorsRow = () =>
  notAsked('Indicateurs de compromission', 'À joindre par un moyen chiffré, s’il y en a.');
