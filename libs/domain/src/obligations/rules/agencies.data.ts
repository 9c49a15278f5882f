import type { System } from '#domain/declarations';

/** Health agencies that an incident may concern by its nature (RFC 2350 §5.1.2, which names none). */
export const AGENCIES: readonly string[] = ['ansm', 'spf', 'abm', 'efs', 'asnr'];

/**
 * Which agency an affected system points to: a proposal that the duty officer confirms. To be confirmed: no
 * text gives the list.
 */
export const AGENCIES_OF_SYSTEM: Partial<Record<System, readonly string[]>> = {
  medical_device: ['ansm'],
  intensive_care: ['ansm'],
  prescription: ['ansm'],
  imaging: ['ansm', 'asnr'],
  radiotherapy: ['ansm', 'asnr'],
  laboratory: ['ansm', 'efs'],
  theatre: ['abm', 'efs'],
  emergency_dispatch: ['spf'],
  admissions: ['spf'],
};
