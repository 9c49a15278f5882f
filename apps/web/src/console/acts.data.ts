import { EXCEPTION, LEVEL, OUT_OF_SCOPE, REGION_AGENCIES } from '../ui/words.data';
import type { Act, ActField } from './act';

const REASON: ActField = { name: 'reason', label: 'Motif' };

/** Acts of the workflow, in the order of a case's life. */
export const WORKFLOW_ACTS: readonly Act[] = [
  {
    transition: 'declare_out_of_scope',
    capability: 'qualify',
    path: 'out-of-scope',
    title: 'Hors périmètre',
    fields: [
      { name: 'category', label: 'Catégorie, comptée à part', kind: 'list', options: OUT_OF_SCOPE },
      { name: 'reason', label: 'Motif, et à qui s’adresser : la structure le lira' },
    ],
  },
  {
    transition: 'resolve',
    capability: 'close',
    path: 'resolve',
    title: 'Résoudre',
    fields: [
      { name: 'causes', label: 'Causes, ou « inconnues »' },
      { name: 'endedAt', label: 'Fin de l’incident', kind: 'moment', optional: true },
      { name: 'measures', label: 'Mesures prises', optional: true },
      { name: 'costEuros', label: 'Coût connu, en euros', kind: 'number', optional: true },
    ],
  },
  { transition: 'reopen', capability: 'close', path: 'reopen', title: 'Rouvrir', fields: [REASON] },
  {
    transition: 'reconsider',
    capability: 'close',
    path: 'reopen',
    title: 'Reprendre l’examen',
    fields: [REASON],
  },
];

/** The answer of an ARS to a qualification entered on its behalf; no transition of the workflow. */
export const CONTEST: Act = {
  capability: 'contest',
  path: 'contest',
  title: 'Contester la qualification',
  fields: [
    REASON,
    { name: 'level', label: 'Niveau que vous entreriez', kind: 'list', options: LEVEL, optional: true },
  ],
};

/** Acts that no transition draws: allowed to whoever has the capability, whatever the status. */
export const DESK_ACTS: readonly Act[] = [
  {
    capability: 'triage',
    path: 'priority',
    title: 'Corriger la priorité',
    fields: [{ name: 'score', label: 'Rang, de 1 à 64', kind: 'number' }, REASON],
  },
  {
    capability: 'triage',
    path: 'priority',
    title: 'Rendre la priorité à la règle',
    when: ({ priority }) => priority.override !== null,
    fields: [{ name: 'score', label: '', kind: 'fixed', value: null }, REASON],
  },
  {
    capability: 'triage',
    path: 'tasks',
    title: 'Ajouter une tâche',
    fields: [
      { name: 'todo', label: 'À faire' },
      { name: 'dueAt', label: 'Pour quand', kind: 'moment', optional: true },
    ],
  },
  {
    capability: 'close',
    path: 'persons-exception',
    title: 'Ne pas informer chaque personne (art. 34.3 RGPD)',
    when: ({ obligations }) =>
      obligations.some(({ act, settledAt }) => act === 'inform_persons' && settledAt === null),
    fields: [
      { name: 'exception', label: 'Exception', kind: 'list', options: EXCEPTION },
      { name: 'facility', label: 'Responsable de traitement', kind: 'facility', optional: true },
      REASON,
      {
        name: 'communication',
        label: 'Où le public est informé',
        hint: 'Nécessaire pour l’exception c.',
        optional: true,
      },
    ],
  },
  {
    capability: 'close',
    path: 'rex',
    title: 'Retour d’expérience',
    fields: [
      {
        name: 'draft',
        label: 'Un projet est à écrire',
        kind: 'tick',
        hint: 'Rien n’est publié sans l’accord de chaque partie.',
      },
      REASON,
    ],
  },
];

/** What a person corrects of one structure of the case; the path is below the structure. */
export const FACILITY_ACTS: readonly Act[] = [
  {
    capability: 'triage',
    path: 'awareness',
    title: 'Dater la connaissance de la violation',
    fields: [
      {
        name: 'awarenessAt',
        label: 'Quand ce responsable de traitement en a eu connaissance',
        kind: 'moment',
        hint: 'Ses 72 heures courent de là ; l’échéance d’avant reste consignée.',
      },
      REASON,
    ],
  },
  {
    capability: 'triage',
    path: 'reroute',
    title: 'Corriger l’ARS compétente',
    fields: [{ name: 'ars', label: 'ARS compétente', kind: 'list', options: REGION_AGENCIES }, REASON],
  },
];
