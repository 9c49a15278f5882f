import type { Tlp } from '#domain/marking';

/** Colours of the labels on a black ground, TLP 2.0 (FIRST, August 2022). */
export const TLP_COLOURS: Readonly<Record<Tlp, string>> = {
  CLEAR: '#FFFFFF',
  GREEN: '#33FF00',
  AMBER: '#FFC000',
  'AMBER+STRICT': '#FFC000',
  RED: '#FF2B2B',
};
