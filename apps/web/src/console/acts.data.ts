import { LEVEL } from '../ui/words.data';
import type { Act, ActField } from './act';

const REASON: ActField = { name: 'reason', label: 'Motif' };

const CATEGORY = {
  pharmacy: 'Pharmacie',
  not_digital: 'Sans lien avec le numérique',
  not_concerned: 'Structure non concernée',
  other: 'Autre',
};

/** Acts of the workflow, in the order of a case's life. */
export const WORKFLOW_ACTS: readonly Act[] = [
  {
    transition: 'declare_out_of_scope',
    capability: 'qualify',
    path: 'out-of-scope',
    title: 'Hors périmètre',
    fields: [
      { name: 'category', label: 'Catégorie, comptée à part', kind: 'list', options: CATEGORY },
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
    path: 'tasks',
    title: 'Ajouter une tâche',
    fields: [
      { name: 'todo', label: 'À faire' },
      { name: 'dueAt', label: 'Pour quand', kind: 'moment', optional: true },
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
