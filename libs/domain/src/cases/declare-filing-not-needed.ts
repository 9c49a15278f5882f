import { isSettled } from '#domain/obligations';
import type { Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, note, settle } from './draft';
import { rederive } from './rederive';

/**
 * A controller holds, with its reasons, that the breach is not likely to result in a risk (art. 33.1 RGPD): it
 * does not notify, and is reminded no more. The register is still filled (art. 33.5).
 */
export function declareFilingNotNeeded(
  state: Case,
  { facilityId = null, reason }: { facilityId?: string | null; reason: string },
  o: Occasion,
): Decision {
  const declarant = state.facilities.find((f) => f.declares && f.leftAt === null);
  const controller = facilityId ?? declarant?.id ?? null;
  if (!state.facilities.some((f) => f.id === controller && f.leftAt === null))
    return refuse('no_such_facility', [controller ?? '']);
  const owed = state.obligations.filter(
    (ob) => ob.rule === 'R15-file-cnil' && ob.facilityId === controller && !isSettled(ob),
  );
  if (owed.length === 0) return refuse('no_such_duty', ['file:cnil']);
  const draft = draftOf(state);
  note(draft, 'filing_not_needed', { with: 'cnil', facilityId: controller });
  settle(draft, owed, { state: 'waived', at: o.now, proof: `RGPD art. 33.1, absence de risque. ${reason}` });
  rederive(draft, o, 'notification à la CNIL jugée non nécessaire, avec ses motifs');
  return byPerson(draft, o);
}
