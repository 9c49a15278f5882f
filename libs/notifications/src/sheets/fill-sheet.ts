import { spellLocal, zoneOf } from '#domain/calendar';
import { incidentOf, type Case } from '#domain/cases';
import type { Instant } from '#domain/declarations';
import type { CaseFacility } from '#domain/obligations';
import { anssiSheet } from './anssi-sheet';
import type { CnilStage } from './cnil-options.data';
import { cnilSheet } from './cnil-sheet';
import { nis2Sheet } from './nis2-sheet';
import type { Sheet, SheetFacts, SheetName } from './sheet';
import { synthesisSheet } from './synthesis-sheet';

function contentOf(kind: SheetName, facts: SheetFacts, stage: CnilStage | null) {
  if (kind === 'cnil') return cnilSheet(facts, stage);
  if (kind === 'anssi') return anssiSheet(facts);
  return kind === 'synthesis' ? synthesisSheet(facts) : nis2Sheet(facts, kind);
}

/** With what the parent case shares, and without the facilities that have left. */
function asItStands(state: Case): Case {
  const facilities = state.facilities.filter(({ leftAt }) => leftAt === null);
  return { ...state, incident: incidentOf(state), facilities };
}

/** Overseas, the hours of the sheet are not those that the facility has lived. */
function localTimeOf({ department }: CaseFacility, noticedAt: Instant): string[] {
  const zone = zoneOf(department);
  if (zone === zoneOf(null)) return [];
  const local = spellLocal(noticedAt, zone);
  return [`Les heures sont celles de Paris. Heure locale de la structure au constat : ${local}.`];
}

/**
 * The sheet of that kind, filled with what the case knows and with nothing else.
 * @param stage of the CNIL's form; null: the one that the case asks for next. Other sheets do without.
 */
export function fillSheet(kind: SheetName, facts: SheetFacts, stage: CnilStage | null = null): Sheet {
  const { facility, deskName, now } = facts;
  const state = asItStands(facts.state);
  const { notes, ...content } = contentOf(kind, { ...facts, state }, stage);
  return {
    kind,
    ...{ tlp: state.tlp, protection: state.protection },
    ...{ reference: state.reference, facility: facility.name, generatedAt: now, deskName },
    ...content,
    notes: [...notes, ...localTimeOf(facility, state.incident.noticedAt)],
  };
}
