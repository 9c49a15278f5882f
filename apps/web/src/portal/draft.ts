import { newKey, type FoundFacility } from '../client';
import { NOTHING_MORE, type MoreAnswers } from './more-answers';
import type { Site } from './site';

/** Everything that the form asks, as typed. */
export interface Answers extends MoreAnswers {
  facilityName: string;
  facility: FoundFacility | null;
  /** Of a facility that the directory does not know. */
  facilityType: string;
  department: string;
  ose: string;
  nis2: string;
  otherSites: Site[];
  name: string;
  role: string;
  email: string;
  phone: string;
  narrative: string;
  noticedAt: string;
}

export interface Draft {
  /** Idempotency-Key: made once for the declaration, whatever the number of tries. */
  key: string;
  answers: Answers;
  /** What was sent and not answered: it may have arrived, so a retry sends this and nothing else. */
  pending: string | null;
}

const PLACE = 'vigie-draft';

const NOTHING: Answers = {
  ...NOTHING_MORE,
  ...{ incidentType: 'unknown', patientDanger: 'unknown', operation: 'unknown' },
  ...{ origin: 'unknown', perimeter: 'unknown', othersMayBeHit: 'unknown' },
  ...{
    personal: 'unknown',
    health: 'unknown',
    nir: 'unknown',
    mayRevealHealth: 'unknown',
    published: 'unknown',
  },
  facilityName: '',
  facility: null,
  facilityType: '',
  department: '',
  ose: 'unknown',
  nis2: 'unknown',
  otherSites: [],
  name: '',
  role: '',
  email: '',
  phone: '',
  narrative: '',
  noticedAt: '',
};

export const emptyDraft = (): Draft => ({ key: newKey(), answers: NOTHING, pending: null });

/** The draft kept on this device, or a new one. */
export function loadDraft(): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? 'null') as Draft | null;
    return kept ? { ...kept, answers: { ...NOTHING, ...kept.answers } } : emptyDraft();
  } catch {
    return emptyDraft();
  }
}

/** @returns whether this device could keep it (private browsing and full disks cannot) */
export function saveDraft(draft: Draft): boolean {
  try {
    localStorage.setItem(PLACE, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(): void {
  try {
    localStorage.removeItem(PLACE);
  } catch {
    // a device that keeps nothing has nothing to forget
  }
}

export function hasDraft(): boolean {
  const { facilityName, narrative, name } = loadDraft().answers;
  return Boolean(facilityName || narrative || name);
}
