import type { FacilityType } from '#domain/facilities';
import { TYPE_BY_CATEGORY, TYPE_BY_STATUS } from './facility-categories.data';

/** The type of structure that a FINESS category (three digits) and an SAE status group tell, else `other`. */
export function facilityTypeOf(category: string | null, legalStatus: string | null): FacilityType {
  if (category !== null && Object.hasOwn(TYPE_BY_CATEGORY, category))
    return TYPE_BY_CATEGORY[category] ?? 'other';
  return TYPE_BY_STATUS.find(({ prefix }) => legalStatus?.startsWith(prefix))?.type ?? 'other';
}
