import type { LawInForce } from '#domain/obligations';

/** Dates of texts to come, as the operator set them, read once at start. */
export abstract class Law implements LawInForce {
  readonly nis2: LawInForce['nis2'];
}
