import * as declared from '#domain/declarations';
import * as s from '../description/schema';

export const answer = s.words(declared.ANSWERS);
export const channel = s.words(declared.CHANNELS);

export const DATA = {
  ...{ personal: answer, health: answer, nir: answer, mayRevealHealth: answer, published: answer },
  effects: s.listOf(s.words(declared.DATA_EFFECTS)),
  persons: s.orNull(s.count),
  records: s.orNull(s.count),
  awarenessAt: s.orNull(s.instant),
};

/** What may be said of an incident. */
export const INCIDENT = {
  noticedAt: s.instant,
  startedAt: s.orNull(s.instant),
  endedAt: s.orNull(s.instant),
  narrative: s.text,
  incidentType: s.words(declared.INCIDENT_TYPES),
  origin: s.words(declared.ORIGINS),
  perimeter: s.words(declared.PERIMETERS),
  systems: s.listOf(s.words(declared.SYSTEMS)),
  patientDanger: s.words(declared.PATIENT_DANGERS),
  operation: s.words(declared.OPERATIONS),
  measures: s.listOf(s.words(declared.MEASURES)),
  data: s.closed(DATA),
  othersMayBeHit: answer,
  commonProvider: s.orNull(s.text),
  supportRequested: s.flag,
  urgent: s.flag,
  alreadyDone: s.listOf(
    s.closed({
      authority: s.words(declared.PRIOR_AUTHORITIES),
      at: s.instant,
      reference: s.orNull(s.text),
    }),
  ),
};

/** What a complement or a parent case says: only what changes. */
export const CHANGES = s.partial({ ...INCIDENT, data: s.partial(DATA) });
