import { Line, Prose, Shaped, UUID } from '../http/fields';

/** A case by its reference, and why; the reason is erased with the case. */
export class KeepRequest {
  @Line(40, { example: 'VG-EXEM-PLE0-0001' })
  reference: string;

  @Prose(2000, { example: 'Réquisition judiciaire du 3 mars.' })
  reason: string;
}

export class LiftRequest {
  @Prose(2000, { example: 'La procédure est close.' })
  reason: string;
}

export class CertificatesRequest {
  @Shaped(UUID, { optional: true, description: '`next` of the page before.' })
  after?: string;
}
