/** An act of the workflow that asks for one text. */
export interface ReasonedAct {
  /** Name in `desk.transitions`. */
  transition: string;
  /** What the account needs. */
  capability: string;
  /** Below the case. */
  path: string;
  field: string;
  title: string;
  question: string;
}

export const ACTS: readonly ReasonedAct[] = [
  {
    transition: 'declare_out_of_scope',
    capability: 'qualify',
    path: 'out-of-scope',
    field: 'reason',
    title: 'Hors périmètre',
    question: 'Motif, et à qui s’adresser : la structure le lira',
  },
  {
    transition: 'resolve',
    capability: 'close',
    path: 'resolve',
    field: 'causes',
    title: 'Résoudre',
    question: 'Causes, ou « inconnues »',
  },
  {
    transition: 'reopen',
    capability: 'close',
    path: 'reopen',
    field: 'reason',
    title: 'Rouvrir',
    question: 'Motif',
  },
  {
    transition: 'reconsider',
    capability: 'close',
    path: 'reopen',
    field: 'reason',
    title: 'Reprendre l’examen',
    question: 'Motif',
  },
];

/** The answer of an ARS to a qualification entered on its behalf; no transition of the workflow. */
export const CONTEST: ReasonedAct = {
  transition: '',
  capability: 'contest',
  path: 'contest',
  field: 'reason',
  title: 'Contester la qualification',
  question: 'Motif',
};
