import { functionOf } from '#domain/access';
import type { Instant, System } from '#domain/declarations';
import {
  AGENCIES,
  isMajorForCare,
  isTreatedHere,
  proposedAgencies,
  type CaseFacts,
  type Choice,
} from '#domain/obligations';
import { factsOf, type Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, note } from './draft';
import { oweLetters } from './owe-letters';
import { rederive } from './rederive';
import { ENDED } from './transitions.data';

/** An alert that the facts propose and that a duty officer decides. */
export interface ProposedAlert {
  /** Organisation code, e.g. `ansm`. */
  about: string;
  /** Why it is proposed, in French. */
  because: string;
  /** Affected systems that point to it; none for the CNIL. */
  systems: readonly System[];
  /** When it was decided; null: nobody did. */
  chosenAt: Instant | null;
}

const MAJOR_FOR_CARE = 'Incident majeur pour les soins, et des systèmes touchés sont de son domaine.';
const PERSONAL_DATA =
  'Données à caractère personnel touchées : une alerte, qui ne remplace pas la notification du responsable.';

function systemsPointingTo(agency: string, facts: CaseFacts): System[] {
  const alone = (system: System) => ({ ...facts, incident: { ...facts.incident, systems: [system] } });
  return facts.incident.systems.filter((system) => proposedAgencies(alone(system)).includes(agency));
}

/** Whom the rulebook proposes to alert and leaves to the duty officer (RFC 2350 §5.1.2; rules 9 and 17). */
export function proposedAlerts(facts: CaseFacts): ProposedAlert[] {
  const chosenAt = (code: string) =>
    facts.choices.find(({ what, about }) => what === 'alert' && about === code)?.at ?? null;
  const agencies = proposedAgencies(facts).map((about) => ({
    ...{ about, because: MAJOR_FOR_CARE, chosenAt: chosenAt(about) },
    systems: systemsPointingTo(about, facts),
  }));
  const isBreach =
    facts.qualification !== null && isTreatedHere(facts) && facts.incident.data.personal === 'yes';
  const cnil = { about: 'cnil', because: PERSONAL_DATA, systems: [], chosenAt: chosenAt('cnil') };
  return isBreach ? [...agencies, cnil] : agencies;
}

/** Any agency of an incident that is major for care: the systems propose, and may not all be known. */
function mayBeAlerted(agency: string, facts: CaseFacts): boolean {
  const isChosen = facts.choices.some(({ what, about }) => what === 'alert' && about === agency);
  const isMajor = facts.qualification !== null && isTreatedHere(facts) && isMajorForCare(facts);
  return AGENCIES.includes(agency) && isMajor && !isChosen;
}

function isOpen({ what, about }: Pick<Choice, 'what' | 'about'>, facts: CaseFacts): boolean {
  if (what === 'intermediate_report') return facts.law.nis2?.creditor === about;
  if (mayBeAlerted(about, facts)) return true;
  return proposedAlerts(facts).some((alert) => alert.about === about && alert.chosenAt === null);
}

/**
 * What the rulebook leaves to the duty officer: an alert among those proposed, or of any health agency
 * when the incident is major for care, not made yet; or the intermediate report that an authority asked for (dir. (UE) 2022/2555 art. 23.4 c, once in force). Anybody
 * else is told with the owner's consent only.
 */
export function makeChoice(
  state: Case,
  { what, about, reason }: Pick<Choice, 'what' | 'about' | 'reason'>,
  o: Occasion,
): Decision {
  if (ENDED.includes(state.status)) return refuse('not_allowed_in_this_status', [state.status]);
  if (!isOpen({ what, about }, factsOf(state, o.law))) return refuse('not_proposed', [about]);
  const choice: Choice = { what, about, at: o.now, by: functionOf(o.actor), reason };
  const draft = draftOf({ ...state, choices: [...state.choices, choice] });
  note(draft, 'choice_made', { what, about });
  rederive(draft, o);
  oweLetters(draft, ['alert'], o);
  return byPerson(draft, o);
}
