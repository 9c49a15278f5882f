import * as s from '../description/schema';

const found = s.closed({
  finess: s.orNull(s.text),
  name: s.text,
  type: s.text,
  department: s.orNull(s.text),
  commune: s.orNull(s.text),
});

export const FACILITIES = s.component(
  'Facilities',
  s.closed({ facilities: { ...s.listOf(s.component('FoundFacility', found)), maxItems: 20 } }),
);
