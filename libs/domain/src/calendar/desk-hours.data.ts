import type { HolidayZone } from '#domain/facilities';
import { PARIS } from './zones.data';

/**
 * When the desk does its proactive work and against what internal targets are measured: "jours ouvrés de 9h à 18h",
 * minus the days on which the agency is closed (RFC 2350 §4.1 and its note 2). Those days are published nowhere, so
 * an administrator writes them. Incidents are answered at any hour: none of this starts or stops a legal clock.
 */
export const DESK_HOURS: {
  readonly zone: string;
  readonly holidays: HolidayZone;
  /** Hour of the wall clock at which the desk opens. */
  readonly opens: number;
  /** Hour of the wall clock at which it closes; at that very instant it is closed. */
  readonly closes: number;
} = { zone: PARIS, holidays: 'metropole', opens: 9, closes: 18 };
