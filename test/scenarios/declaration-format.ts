import { flag, instant, list, oneOf, orNull, shape, text, whole, type Reader } from './strict-reading';
import * as words from './vocabulary.data';

const answer = orNull(oneOf(words.ANSWERS));

const DATA = shape(
  {},
  {
    personal: answer,
    health: answer,
    nir: answer,
    may_reveal_health: answer,
    effects: orNull(list(oneOf(words.EFFECTS))),
    persons: orNull(whole),
    records: orNull(whole),
    awareness_at: orNull(instant),
  },
);

const ALREADY_DONE = shape(
  { authority: oneOf(words.PRIOR_AUTHORITIES), at: instant },
  { reference: orNull(text) },
);

/** What may be said of an incident, and said again in a complement. */
const FACTS: Record<string, Reader> = {
  noticed_at: instant,
  started_at: orNull(instant),
  ended_at: orNull(instant),
  incident_type: orNull(oneOf(words.INCIDENT_TYPES)),
  origin: orNull(oneOf(words.ORIGINS)),
  perimeter: orNull(oneOf(words.PERIMETERS)),
  systems: orNull(list(oneOf(words.SYSTEMS))),
  patient_danger: orNull(oneOf(words.DANGERS)),
  operation: orNull(oneOf(words.OPERATIONS)),
  measures: orNull(list(oneOf(words.MEASURES))),
  data: orNull(DATA),
  others_may_be_hit: answer,
  common_provider: orNull(text),
  support_requested: orNull(flag),
  urgent: orNull(flag),
  already_done: orNull(list(ALREADY_DONE)),
  tlp: orNull(oneOf(words.TLP)),
};

export const CHANGES = shape({}, FACTS);

const DECLARANT = shape(
  { name: text, role: oneOf(words.ROLES) },
  { email: orNull(text), phone: orNull(text), delegated: orNull(flag) },
);

const NEEDED = {
  facility: text,
  channel: oneOf(words.CHANNELS),
  submitted_at: instant,
  declarant: DECLARANT,
  noticed_at: instant,
  narrative: text,
};

export const DECLARATION = shape(NEEDED, { key: text, ...FACTS });
