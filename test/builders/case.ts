import { capabilitiesOf, type Actor, type Subject } from '#domain/access';
import {
  acknowledgeLetter,
  closeCase,
  declareOutOfScope,
  openCase,
  qualifyCase,
  recordLetterSent,
  resolveCase,
  takeCase,
  waiveObligation,
  type Case,
  type Decision,
  type Occasion,
  type Opening,
  type Status,
} from '#domain/cases';
import type { IncidentFacts } from '#domain/declarations';
import type { Marking } from '#domain/marking';
import { isSettled } from '#domain/obligations';
import type { QualificationInput } from '#domain/qualification';
import { aFacility, anIncident, aQualificationInput, HOUR, NIGHT } from './facts';

export const ANALYST: Actor = {
  kind: 'staff',
  accountId: '00000000-0000-7000-8000-00000000a001',
  function: 'analyste d’astreinte',
  capabilities: capabilitiesOf('analyst'),
};
export const SYSTEM: Actor = { kind: 'system' };
export const DECLARANT: Actor = { kind: 'declarant' };

let made = 0;
/** Identifiers in the shape of the product's, each once in a run. */
function nextId(): string {
  made += 1;
  return `00000000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`;
}

/** The same as grants know it. */
export const OF_THE_DESK: Subject = {
  principals: ['cert', 'account:00000000-0000-7000-8000-00000000a001'],
  tlpCeiling: 'RED',
  compartments: [],
};

/** The analyst on duty, four hours after the incident was noticed. */
export function anOccasion(change: Partial<Occasion> = {}): Occasion {
  return { now: NIGHT + 4 * HOUR, actor: ANALYST, newId: nextId, subject: OF_THE_DESK, ...change };
}

/** The state after a decision that must not be refused. */
export function accepted(decision: Decision): Case {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal} ${decision.detail.join(' ')}`);
  return decision.state;
}

/** The refusal of a decision that must not pass. */
export function refusalOf(decision: Decision): string {
  return decision.ok ? 'accepted' : decision.refusal;
}

type OpeningChange = Partial<Omit<Opening, 'incident'>> & { incident?: Partial<IncidentFacts> };

/** A declaration as it arrives, three hours after the incident was noticed. */
export function anOpening({ incident, ...change }: OpeningChange = {}): Opening {
  return {
    reference: 'VIG-EXEMPLE',
    receivedAt: NIGHT + 3 * HOUR,
    channel: 'web',
    tlp: 'AMBER+STRICT',
    facilities: [aFacility()],
    ...change,
    incident: anIncident(incident),
  };
}

/** What an item of such a case bears that the desk wrote. */
export const BORNE: Marking = {
  ...{ tlp: 'AMBER+STRICT', pap: 'AMBER', compartments: [], protection: 'none' },
  originator: 'cert',
};

export interface CaseBuilder {
  taken: () => CaseBuilder;
  qualified: (input?: Partial<QualificationInput>) => CaseBuilder;
  /** Every letter owed so far has been accepted by the relay. */
  lettersSent: () => CaseBuilder;
  lettersAcknowledged: () => CaseBuilder;
  everythingWaived: () => CaseBuilder;
  resolved: () => CaseBuilder;
  closed: () => CaseBuilder;
  outOfScope: () => CaseBuilder;
  build: () => Case;
}

/** A case grown by real decisions: `aCase().qualified().lettersSent().build()`. */
export function aCase(change: OpeningChange = {}, occasion = anOccasion()): CaseBuilder {
  let state = openCase(anOpening(change), { ...occasion, actor: DECLARANT }).state;
  const after = (decide: (held: Case) => Decision) => {
    state = accepted(decide(state));
    return builder;
  };
  const eachLetter = (decide: (held: Case, letter: string) => Decision) => {
    for (const { id } of state.letters) after((held) => decide(held, id));
    return builder;
  };
  const builder: CaseBuilder = {
    taken: () => after((held) => takeCase(held, 'analyst', occasion)),
    qualified: (input) => {
      if (state.status === 'received') builder.taken();
      return after((held) => qualifyCase(held, aQualificationInput(input), occasion));
    },
    lettersSent: () => eachLetter((held, id) => recordLetterSent(held, id, 'message-id', occasion)),
    lettersAcknowledged: () => eachLetter((held, id) => acknowledgeLetter(held, id, occasion)),
    everythingWaived: () => {
      for (const { id } of state.obligations.filter((owed) => !isSettled(owed))) {
        after((held) => waiveObligation(held, id, 'exercice', occasion));
      }
      return builder;
    },
    resolved: () => after((held) => resolveCase(held, { causes: 'inconnues' }, occasion)),
    closed: () => after((held) => closeCase(held, occasion)),
    outOfScope: () =>
      after((held) =>
        declareOutOfScope(held, { category: 'not_concerned', reason: 'cabinet libéral' }, occasion),
      ),
    build: () => state,
  };
  return builder;
}

/** A case that real decisions brought to each status. */
export const CASE_IN: Record<Status, () => Case> = {
  received: () => aCase().build(),
  triage: () => aCase().taken().build(),
  qualified: () => aCase().qualified().build(),
  handling: () => aCase().qualified().lettersSent().build(),
  resolved: () => aCase().qualified().everythingWaived().resolved().build(),
  closed: () => aCase().qualified().everythingWaived().resolved().closed().build(),
  out_of_scope: () => aCase().taken().outOfScope().build(),
  transferred: () =>
    aCase({ facilities: [aFacility({ type: 'social_security_body', ars: 'ars:11' })] })
      .qualified()
      .build(),
  merged: () => ({ ...aCase().taken().build(), status: 'merged', mergedInto: 'another-case' }),
};
