import type { LetterFacts } from '#notifications/messages';
import {
  ANSWER,
  DANGER,
  EFFECT,
  INCIDENT_TYPE,
  INDENT,
  INDENT_ANSWER,
  LEVEL,
  MEASURE,
  nameOfAuthority,
  OPERATION,
  ORIGIN,
  parisTime,
  PERIMETER,
  ROLE,
  SYSTEM,
} from '#notifications/words';
import { spellLocal, zoneOf } from '#domain/calendar';
import { incidentOf, type Case } from '#domain/cases';
import { INDENTS } from '#domain/qualification';
import type { Item } from '#domain/releases';
import { facilityTypeLabel } from '#domain/facilities';
import { openDuties } from './open-duties';

type Line = [label: string, value: string | null];
interface Section {
  title: string;
  lines: (facts: LetterFacts) => Line[];
}

const PARIS = zoneOf(null);

const list = <T extends string>(values: readonly T[], words: Record<T, string>) =>
  values.length === 0 ? 'non précisé' : values.map((value) => words[value]).join(', ');

/** By the clock of the desk, and by the clock on the wall of whoever declared where it shows another hour. */
function hour(at: number | null, { facilities }: Case): string | null {
  if (at === null) return null;
  const declarant = facilities.find(({ declares }) => declares) ?? facilities[0];
  const zone = zoneOf(declarant?.department ?? null);
  return zone === PARIS ? parisTime(at) : `${parisTime(at)} à Paris, ${spellLocal(at, zone)} sur place`;
}

/** Somebody else's words, marked line by line: a link in them must not pass for one of ours. */
const quoted = (text: string) => text.replace(/^/gm, '> ');

/** What each released item says. An item that was not released is not rendered at all. */
const SECTIONS: Record<Item, Section> = {
  identity: {
    title: 'Structure',
    lines: ({ state }) =>
      // A site that left the case has its own: nothing of it is said here.
      state.facilities
        .filter(({ leftAt }) => leftAt === null)
        .map(({ name, finess, type, department, verified }): Line => {
          const known = verified ? 'identité vérifiée à l’annuaire' : 'identité NON VÉRIFIÉE';
          const number = finess ? `FINESS ${finess}` : 'sans FINESS';
          return [
            name,
            `${facilityTypeLabel(type, 'fr')}, ${number}, département ${department ?? 'inconnu'}, ${known}`,
          ];
        }),
  },
  declarant: {
    title: 'Déclarant',
    lines: ({ declarant }) => [
      ['Fonction', declarant ? ROLE[declarant.role] : null],
      ['Nom', declarant?.name ?? null],
      ['Téléphone', declarant?.phone ?? null],
      ['Courriel', declarant?.email ?? null],
    ],
  },
  incident: {
    title: 'Incident',
    lines: ({ state, state: { incident, receivedAt } }) => [
      ['Signalé le', hour(receivedAt, state)],
      ['Constaté le', hour(incident.noticedAt, state)],
      ['Début supposé', hour(incident.startedAt, state)],
      ['Fin', hour(incident.endedAt, state) ?? 'non précisée'],
      ['Type', INCIDENT_TYPE[incident.incidentType]],
      ['Origine', ORIGIN[incident.origin]],
      ['Appui demandé', incident.supportRequested ? 'oui' : null],
    ],
  },
  narrative: {
    title: 'Récit du déclarant',
    lines: ({ state }) => [['', quoted(state.incident.narrative)]],
  },
  care_impact: {
    title: 'Prise en charge des patients',
    lines: ({ state: { incident } }) => [
      ['Mise en danger', DANGER[incident.patientDanger]],
      ['Fonctionnement', OPERATION[incident.operation]],
      ['Mesures', list(incident.measures, MEASURE)],
    ],
  },
  data_impact: {
    title: 'Données',
    lines: ({ state, state: { incident } }) => [
      ['Données personnelles', ANSWER[incident.data.personal]],
      ['Données de santé', ANSWER[incident.data.health]],
      ['Atteinte', list(incident.data.effects, EFFECT)],
      ['Publication', incident.data.published === 'unknown' ? null : ANSWER[incident.data.published]],
      ['Personnes concernées', incident.data.persons?.toString() ?? 'inconnu'],
      ['Connaissance par le responsable', hour(incident.data.awarenessAt, state)],
    ],
  },
  technical: {
    title: 'Éléments techniques',
    lines: ({ state: { incident } }) => [
      ['Périmètre', PERIMETER[incident.perimeter]],
      ['Systèmes', list(incident.systems, SYSTEM)],
      ['Prestataire commun', incident.commonProvider],
    ],
  },
  qualification: {
    title: 'Qualification pour le compte de l’ARS',
    lines: ({ state: { qualification } }) =>
      qualification === null
        ? [['Niveau', 'non encore qualifié']]
        : [
            ['Niveau', LEVEL[qualification.level]],
            ['Pour le compte de', qualification.onBehalfOf.map(nameOfAuthority).join(', ') || 'aucune ARS'],
            ...INDENTS.map((i): Line => [INDENT[i], INDENT_ANSWER[qualification.indents[i]]]),
            ['Motif', qualification.reason],
          ],
  },
  obligations: {
    title: 'Autres démarches en cours',
    lines: openDuties,
  },
};

function render({ title, lines }: Section, facts: LetterFacts): string {
  const said = lines(facts).filter(([, value]) => value !== null);
  return [`== ${title}`, ...said.map(([label, value]) => (label ? `${label} : ${value}` : value!))].join(
    '\n',
  );
}

/** The released items, each under its title, in a fixed order; a child's with what its parent knows. */
export function sectionsOf(facts: LetterFacts): string {
  const items = (Object.keys(SECTIONS) as Item[]).filter((item) => facts.items.includes(item));
  const whole = { ...facts, state: { ...facts.state, incident: incidentOf(facts.state) } };
  return items.map((item) => render(SECTIONS[item], whole)).join('\n\n');
}
