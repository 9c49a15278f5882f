import { newKey } from './new-key';
import { ask, BASE } from './send';

export interface RetentionRule {
  kind: string;
  what: string;
  from: string;
  months: number;
  basis: string;
  proof: 'confirmed' | 'to_confirm';
  erasedBy: 'product' | 'person';
}

/** What comes to its end soon, or would. */
export interface FallingDue {
  reference: string;
  rule: string;
  until: string;
  waitsFor: 'hold' | 'children' | null;
}

export interface Hold {
  id: string;
  reference: string | null;
  reason: string;
  placedAs: string;
  placedAt: string;
  liftAskedAt: string | null;
  liftedAt: string | null;
  liftAskedByYou: boolean | null;
}

export interface ErasureRequest {
  id: string;
  reference: string | null;
  reason: string;
  askedAs: string;
  askedAt: string;
  confirmedAt: string | null;
  askedByYou: boolean;
}

export interface Retention {
  rules: RetentionRule[];
  due: FallingDue[];
  holds: Hold[];
  requests: ErasureRequest[];
}

export interface Certificate {
  id: string;
  /** What the erased case was called inside; null: traces of no case. */
  case: string | null;
  rule: string;
  erasedAt: string;
  /** JSON as it was signed. */
  certificate: string;
  signature: string;
  key: string;
}

export interface CertificatePage {
  certificates: Certificate[];
  next: string | null;
}

const keep = (path: string, body: unknown) =>
  ask<Retention>(`/retention/${path}`, { method: 'POST', body, headers: { 'idempotency-key': newKey() } });

export const readRetention = () => ask<Retention>('/retention');
export const holdCase = (body: unknown) => keep('holds', body);
export const liftHold = (id: string, body: unknown) => keep(`holds/${id}/lift`, body);
/** Asked by the first person, confirmed by the second one who asks for the same case. */
export const eraseCase = (body: unknown) => keep('erasures', body);

export const readCertificates = (after: string | null) =>
  ask<CertificatePage>(`/retention/certificates${after === null ? '' : `?after=${after}`}`);

export const certificateAddress = (id: string) => `${BASE}/retention/certificates/${id}`;
