import { fromLocalInput } from '../ui/time';
import type { Faults } from './faults';

/** Something that was done before this declaration, as typed. */
export interface PriorStep {
  authority: string;
  at: string;
  reference: string;
}

/** What may be said of an incident beyond the vital answers, as typed. An empty answer says nothing. */
export interface MoreAnswers {
  urgent: boolean;
  incidentType: string;
  patientDanger: string;
  operation: string;
  measures: string[];
  origin: string;
  perimeter: string;
  systems: string[];
  startedAt: string;
  endedAt: string;
  personal: string;
  health: string;
  effects: string[];
  persons: string;
  nir: string;
  mayRevealHealth: string;
  published: string;
  records: string;
  awarenessAt: string;
  othersMayBeHit: string;
  commonProvider: string;
  supportRequested: string;
  alreadyDone: PriorStep[];
  tlp: string;
}

/** Where every question can be answered, and where what is wrong is shown. */
export interface MorePart {
  answers: MoreAnswers;
  faults: Faults;
  onAnswer: (said: Partial<MoreAnswers>) => void;
}

export const NOTHING_MORE: MoreAnswers = {
  urgent: false,
  incidentType: '',
  patientDanger: '',
  operation: '',
  measures: [],
  origin: '',
  perimeter: '',
  systems: [],
  startedAt: '',
  endedAt: '',
  personal: '',
  health: '',
  effects: [],
  persons: '',
  nir: '',
  mayRevealHealth: '',
  published: '',
  records: '',
  awarenessAt: '',
  othersMayBeHit: '',
  commonProvider: '',
  supportRequested: '',
  alreadyDone: [],
  tlp: '',
};

const isSaid = (value: unknown) =>
  value !== '' &&
  value !== null &&
  value !== undefined &&
  value !== false &&
  !(Array.isArray(value) && value.length === 0);

/** Only what was said. */
export const saidOf = <T extends object>(answers: T): Partial<T> =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => isSaid(value))) as Partial<T>;

const toNumber = (typed: string) => (typed === '' ? null : Number(typed));
const YES_OR_NO: Record<string, boolean> = { yes: true, no: false };

function dataOf(answers: MoreAnswers) {
  const { personal, health, effects, nir, mayRevealHealth, published } = answers;
  const { persons, records, awarenessAt } = answers;
  const counts = { persons: toNumber(persons), records: toNumber(records) };
  const awareness = { awarenessAt: fromLocalInput(awarenessAt) };
  return saidOf({ personal, health, effects, nir, mayRevealHealth, published, ...counts, ...awareness });
}

/** What was said, as the API takes it. */
export function moreOf(answers: MoreAnswers) {
  const { incidentType, patientDanger, operation, measures, origin, perimeter, systems } = answers;
  const { othersMayBeHit, commonProvider, urgent, tlp } = answers;
  const data = dataOf(answers);
  const supportRequested = YES_OR_NO[answers.supportRequested];
  return {
    ...saidOf({ incidentType, patientDanger, operation, measures, origin, perimeter, systems }),
    ...saidOf({ othersMayBeHit, commonProvider: commonProvider.trim(), urgent, tlp }),
    ...saidOf({ startedAt: fromLocalInput(answers.startedAt), endedAt: fromLocalInput(answers.endedAt) }),
    ...saidOf({ alreadyDone: stepsOf(answers.alreadyDone) }),
    ...(supportRequested !== undefined && { supportRequested }),
    ...(Object.keys(data).length > 0 && { data }),
  };
}

const stepsOf = (steps: PriorStep[]) =>
  steps.map(({ authority, at, reference }) => ({
    authority,
    at: fromLocalInput(at),
    reference: reference.trim() || null,
  }));

/** What the further questions miss. */
export function faultsOfMore({ alreadyDone }: MoreAnswers): Faults {
  const faults: Faults = {};
  alreadyDone.forEach(({ authority, at }, i) => {
    if (!authority) faults[`alreadyDone.${i}.authority`] = 'Choisissez l’organisme prévenu.';
    if (!fromLocalInput(at))
      faults[`alreadyDone.${i}.at`] = 'Indiquez quand il a été prévenu, même à peu près.';
  });
  return faults;
}
