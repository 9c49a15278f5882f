import type { Obligation, Recommendation, Resolution } from './answers';

/** One controller with the CNIL: 72 elapsed hours from its own awareness. */
export interface CnilTrack {
  facilityId: string;
  facilityName: string;
  state: string;
  /** Null: nobody said when this controller became aware, and its clock does not run. */
  awarenessAt: string | null;
  dueAt: string | null;
  late: boolean;
  lateReason: string | null;
}

/** The follow-up page: what the holder of a reference and its code may know. */
export interface FollowUp {
  reference: string;
  status: string;
  tlp: string;
  receivedAt: string;
  phone: string;
  level: string | null;
  onBehalfOf: string[];
  resolution: Resolution | null;
  outOfScope: { category: string; reason: string } | null;
  confirmedAt: string | null;
  mergedInto: boolean;
  shared: { at: string; message: string } | null;
  redirection: string | null;
  unreadMessages: number;
  recommendations: (Recommendation & { phase: string | null; steps: string[] })[];
  consents: {
    id: string;
    organisation: string;
    items: string[];
    state: string;
    grantedAt: string;
    until: string | null;
  }[];
  /** Where each controller stands with the CNIL (art. 33 RGPD). */
  cnilTrack: CnilTrack[];
  versions: { version: number; kind: string; receivedAt: string }[];
  informed: {
    organisation: string;
    message: string;
    state: string;
    sentAt: string | null;
    acknowledgedAt: string | null;
  }[];
  owed: (Obligation & { creditorName: string })[];
  reminders: { authority: string; because: string; basis: string }[];
}
