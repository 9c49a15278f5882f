import type { Obligation, Phase } from '#domain/obligations';
import { ANSWER, INCIDENT_TYPE, parisTime } from '#notifications/words';
import { actsTaken } from './cnil-response';
import { declarantRows, identityRows } from './facility-rows';
import {
  careRows,
  incidentRows,
  indicatorsRow,
  narrativeRow,
  personalDataRows,
  technicalRows,
} from './incident-rows';
import { awarenessOfController, figure, notAsked, paragraphsOf, proposed, said, time, word } from './rows';
import type { Row, Section, SheetFacts, SheetName } from './sheet';

export type Nis2Sheet = Extract<SheetName, `nis2-${string}`>;

interface Stage {
  /** Phases of the obligations that ask for it, the one that prevails first. */
  phases: readonly Phase[];
  title: string;
  /** When it is due, dir. (UE) 2022/2555, art. 23(4). */
  term: string;
  sections: (facts: SheetFacts) => Omit<Section, 'number'>[];
}

const NOT_IN_FORCE =
  'Aucune obligation NIS 2 n’est ouverte dans ce dossier : cette fiche prépare, elle ne dit pas que l’échéance court. Le destinataire est celui que fixera le droit français.';
const NOTES = [
  'Ce document n’est pas une notification : l’entité notifie elle-même. Reportez ensuite le numéro d’accusé de réception sur la page de suivi.',
  'Base : directive (UE) 2022/2555, article 23, paragraphe 4.',
];

function suspicion({ state: { incident } }: SheetFacts): Row[] {
  const malicious = { malicious: 'oui', not_malicious: 'non', under_analysis: null, unknown: null };
  return [
    proposed('Acte illicite ou malveillant suspecté', malicious[incident.origin]),
    notAsked('Impact transfrontière possible'),
  ];
}

/** The track is for essential and important entities. */
function nis2Row({ facility }: SheetFacts): Row {
  return said('Entité essentielle ou importante', word(ANSWER, facility.nis2));
}

function severity(facts: SheetFacts): Row[] {
  return [...careRows(facts), ...personalDataRows(facts), notAsked('Pertes financières')];
}

function outcome({ state }: SheetFacts): Row[] {
  const { resolution, incident } = state;
  const causes = resolution && paragraphsOf(resolution.causes);
  return [
    said('Type de menace', word(INCIDENT_TYPE, incident.incidentType)),
    said('Cause profonde', causes, 'Causes rapportées avec la résolution.'),
    said('Résolu le', time(resolution?.at ?? null)),
    said('Mesures prises pour la résolution', resolution?.measures),
    said('Coût connu, en euros', figure(resolution?.costEuros ?? null)),
    notAsked('Impact transfrontière'),
  ];
}

const incident = (facts: SheetFacts) => ({ title: 'Incident', rows: incidentRows(facts) });
const technical = (facts: SheetFacts) => ({
  title: 'Éléments techniques',
  rows: [...technicalRows(facts), indicatorsRow()],
});
const impact = (facts: SheetFacts) => ({ title: 'Gravité et impact', rows: severity(facts) });
const measures = (facts: SheetFacts) => ({
  title: 'Mesures d’atténuation',
  rows: [said('Mesures et démarches', actsTaken(facts))],
});
const account = (facts: SheetFacts) => ({
  title: 'Incident',
  rows: [...incidentRows(facts), narrativeRow(facts)],
});

export const NIS2_STAGES: Record<Nis2Sheet, Stage> = {
  'nis2-early-warning': {
    phases: ['early_warning'],
    title: 'Alerte précoce',
    term: 'sans retard injustifié, au plus tard 24 heures après avoir pris connaissance de l’incident',
    sections: (facts) => [incident(facts), { title: 'Nature', rows: suspicion(facts) }],
  },
  'nis2-notification': {
    phases: ['notification'],
    title: 'Notification d’incident',
    term: 'au plus tard 72 heures après avoir pris connaissance de l’incident',
    sections: (facts) => [
      account(facts),
      { title: 'Nature', rows: suspicion(facts) },
      impact(facts),
      technical(facts),
    ],
  },
  'nis2-intermediate': {
    phases: ['intermediate'],
    title: 'Rapport intermédiaire',
    term: 'à la demande de l’autorité',
    sections: (facts) => [incident(facts), impact(facts), technical(facts), measures(facts)],
  },
  'nis2-final': {
    phases: ['final', 'progress'],
    title: 'Rapport final',
    term: 'au plus tard un mois après la notification des 72 heures ; si l’incident dure encore, rapport d’avancement, puis rapport final un mois après son traitement',
    sections: (facts) => [
      account(facts),
      impact(facts),
      technical(facts),
      { title: 'Menace et cause', rows: outcome(facts) },
      measures(facts),
    ],
  },
};

function dutyOf({ state, facility }: SheetFacts, { phases }: Stage): Obligation | undefined {
  const own = state.obligations.filter(
    (o) => o.act === 'file' && o.facilityId === facility.id && o.state !== 'superseded',
  );
  return phases.flatMap((phase) => own.filter((o) => o.phase === phase)).at(0);
}

function stageRows(facts: SheetFacts, stage: Stage): Row[] {
  const duty = dutyOf(facts, stage);
  const dueAt = duty?.dueAt ?? null;
  return [
    said('Étape', stage.title),
    said('Échéance', dueAt === null ? null : parisTime(dueAt), `Délai : ${stage.term}.`),
    said('Prise de connaissance', time(awarenessOfController(facts))),
    ...(duty?.state === 'fulfilled' ? [said('Numéro d’accusé de réception', duty.proof)] : []),
  ];
}

/** One stage of the track of dir. (UE) 2022/2555, art. 23(4): 24 h, 72 h, on request, one month. */
export function nis2Sheet(facts: SheetFacts, kind: Nis2Sheet) {
  const stage = NIS2_STAGES[kind];
  const sections: Omit<Section, 'number'>[] = [
    { title: 'Étape', rows: stageRows(facts, stage) },
    { title: 'Entité', rows: [...identityRows(facts.facility), nis2Row(facts)] },
    { title: 'Déclarant', rows: declarantRows(facts) },
    ...stage.sections(facts),
  ];
  return {
    title: 'Fiche préparatoire : incident important (NIS 2)',
    stage: stage.title,
    sections: sections.map((section, index) => ({ number: String(index + 1), ...section })),
    notes: [...(dutyOf(facts, stage) ? [] : [NOT_IN_FORCE]), ...NOTES],
  };
}
