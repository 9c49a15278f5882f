import { labelOf, PROTECTIONS_HELD, TLP_LABELS } from '#domain/marking';
import * as s from '../description/schema';

export const tlp = s.component('Tlp', {
  ...s.words(TLP_LABELS.map(labelOf)),
  description: 'TLP 2.0 (FIRST, August 2022); labels are never translated.',
});
export const protection = s.component('Protection', {
  ...s.words(PROTECTIONS_HELD),
  description: 'Mark of protection (II 901), beside the TLP label and independent of it.',
});
