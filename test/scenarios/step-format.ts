import { CHANGES } from './declaration-format';
import { ORGANISATION } from './organisation-format';
import {
  chosen,
  flag,
  instant,
  list,
  oneOf,
  orNull,
  shape,
  text,
  whole,
  type Reader,
} from './strict-reading';
import { CATEGORIES, FILED_WITH, INDENT_ANSWERS, INDENTS, PHASES, REGIONS } from './vocabulary.data';

const said = orNull(flag);
const INDENTS_SHAPE = shape({}, Object.fromEntries(INDENTS.map((name) => [name, oneOf(INDENT_ANSWERS)])));
const ARS = oneOf(REGIONS.map((code) => `ars:${code}`));

/** Keys of each step beside `at` and `do`: needed ones, then optional ones. */
const KEYS: Record<string, [needed: Record<string, Reader>, optional?: Record<string, Reader>]> = {
  take: [{}],
  qualify: [
    {},
    {
      indents: INDENTS_SHAPE,
      other_sectors: said,
      national_scope: said,
      cert_fr_support: said,
      reason: text,
    },
  ],
  acknowledge: [{ by: ORGANISATION }],
  call: [{ to: ORGANISATION, answered: flag }],
  file: [
    { with: oneOf(FILED_WITH), reference: text },
    { phase: orNull(oneOf(PHASES)), late_reason: text },
  ],
  complement: [{}, { changes: CHANGES, narrative: text }],
  contest: [{ by: ARS, reason: text }],
  consent: [{ by: text, to: ORGANISATION, items: list(text) }, { until: orNull(instant) }],
  set_aside: [{ category: oneOf(CATEGORIES), reason: text }],
  reroute: [{ facility: text, ars: orNull(ARS), reason: text }],
  attach: [{ parent: text, reason: text }],
  share: [{ parent: text }, { facts: CHANGES, message: text, indents: INDENTS_SHAPE, reason: text }],
  inform_persons: [{ count: whole, means: text }],
  resolve: [{ causes: text }],
  close: [{}],
  pass: [{}],
};

export const STEP = chosen(
  'do',
  Object.fromEntries(
    Object.entries(KEYS).map(([name, [needed, optional = {}]]) => [
      name,
      shape({ at: instant, do: text, ...needed }, optional),
    ]),
  ),
);
