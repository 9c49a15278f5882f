import { DESK_HOURS, instantOf } from '#domain/calendar';
import { NO_LAW_TO_COME, type LawInForce } from './case-facts';

/**
 * The dates of texts to come as an operator writes them.
 * @param nis2From day of the French transposition of dir. (UE) 2022/2555, `YYYY-MM-DD`, from midnight in Paris;
 * empty: no date is set and nothing of it applies
 * @param nis2Recipient code of the organisation that the French text designates
 * @throws RangeError for a day that no calendar has
 */
export function lawToCome(nis2From: string, nis2Recipient: string): LawInForce {
  if (nis2From === '') return NO_LAW_TO_COME;
  const [year = 0, month = 0, day = 0] = nis2From.split('-').map(Number);
  const from = instantOf({ year, month, day, hour: 0, minute: 0, second: 0 }, DESK_HOURS.zone);
  return { nis2: { from, creditor: nis2Recipient } };
}
