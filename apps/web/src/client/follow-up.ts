import type { Obligation, Recommendation, Resolution } from './answers';
import type { CnilTrack } from './case-facts';

/** The follow-up page: what the holder of a reference and its code may know. */
export interface FollowUp {
  reference: string;
  status: string;
  tlp: string;
  pap: string;
  protection: string;
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
  /** Who opened the declaration, by function, when it is marked AMBER or above. */
  openedBy: { function: string; organisation: string; firstAt: string; lastAt: string }[];
  reminders: { authority: string; because: string; basis: string }[];
}
