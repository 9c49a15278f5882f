import type { HolidayZone } from '#domain/facilities';

/** A holiday that falls on the same date every year, from `since` on and until the year `until`, both included. */
export interface FixedHoliday {
  /** 'MM-DD' */
  readonly date: string;
  readonly name: string;
  readonly since?: number;
  readonly until?: number;
}

/** A holiday counted from Easter Sunday. */
export interface MovableHoliday {
  readonly daysAfterEaster: number;
  readonly name: string;
}

/** Fixed days of all zones (art. L.3133-1 du code du travail), named as Etalab publishes them. */
export const FIXED_HOLIDAYS: readonly FixedHoliday[] = [
  { date: '01-01', name: '1er janvier' },
  { date: '05-01', name: '1er mai' },
  { date: '05-08', name: '8 mai' },
  { date: '07-14', name: '14 juillet' },
  { date: '08-15', name: 'Assomption' },
  { date: '11-01', name: 'Toussaint' },
  { date: '11-11', name: '11 novembre' },
  { date: '12-25', name: 'Jour de Noël' },
];

/** Days of all zones that follow Easter (same article). */
export const MOVABLE_HOLIDAYS: readonly MovableHoliday[] = [
  { daysAfterEaster: 1, name: 'Lundi de Pâques' },
  { daysAfterEaster: 39, name: 'Ascension' },
  { daysAfterEaster: 50, name: 'Lundi de Pentecôte' },
];

/**
 * Good Friday is a holiday in Alsace-Moselle only where there is a Protestant or a mixed church (art. L.3134-13 du
 * code du travail, to be confirmed). Etalab counts it for the whole zone, and so do we: it is shown to somebody who
 * is about to telephone, and starts no clock.
 */
export const OWN_MOVABLE_HOLIDAYS: Readonly<Partial<Record<HolidayZone, readonly MovableHoliday[]>>> = {
  'alsace-moselle': [{ daysAfterEaster: -2, name: 'Vendredi saint' }],
};

const ABOLITION = "Abolition de l'esclavage";

/**
 * Fixed days of one zone: art. L.3134-13 (Alsace-Moselle) and L.3422-2 du code du travail (abolition of slavery;
 * articles to be confirmed). Saint-Pierre-et-Miquelon has none. Saint-Martin kept the day of Guadeloupe until 2017.
 */
export const OWN_FIXED_HOLIDAYS: Readonly<Partial<Record<HolidayZone, readonly FixedHoliday[]>>> = {
  'alsace-moselle': [{ date: '12-26', name: '2ème jour de Noël' }],
  mayotte: [{ date: '04-27', name: ABOLITION }],
  martinique: [{ date: '05-22', name: ABOLITION }],
  guadeloupe: [{ date: '05-27', name: ABOLITION }],
  'saint-martin': [
    { date: '05-27', name: ABOLITION, until: 2017 },
    { date: '05-28', name: ABOLITION, since: 2018 },
  ],
  guyane: [{ date: '06-10', name: ABOLITION }],
  'saint-barthelemy': [{ date: '10-09', name: ABOLITION }],
  'la-reunion': [{ date: '12-20', name: ABOLITION }],
};
