import { matching } from './strict-reading';
import { REGIONS } from './vocabulary.data';

const region = `ars:(${REGIONS.join('|')})`;

/** Code of an organisation. Only the regions are a closed list: a rulebook may name new authorities. */
export const ORGANISATION = matching(
  new RegExp(`^(${region}|(?!ars$)[a-z][a-z-]*)$`),
  'an organisation, like fssi or ars:<INSEE region code>,',
);

/** Somebody to whom a case may be invisible. */
export const PERSONA = matching(
  new RegExp(`^(${region}|another_facility|(?!ars$)[a-z][a-z-]*)$`),
  'ars:<INSEE region code>, an authority or another_facility',
);
