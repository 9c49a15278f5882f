import { CAPABILITIES, CASE_CAPABILITIES } from '#domain/access';
import { COMPARTMENTS, labelOf, PAP_LABELS, PROTECTIONS_HELD, TLP_LABELS } from '#domain/marking';
import * as s from '../description/schema';

export const tlp = s.component('Tlp', {
  ...s.words(TLP_LABELS.map(labelOf)),
  description: 'TLP 2.0 (FIRST, August 2022); labels are never translated.',
});
export const protection = s.component('Protection', {
  ...s.words(PROTECTIONS_HELD),
  description: 'Mark of protection (II 901), beside the TLP label and independent of it.',
});
export const pap = s.component('Pap', {
  ...s.words(PAP_LABELS.map((label) => `PAP:${label}`)),
  description: 'Permissible Actions Protocol 2; labels are never translated.',
});
export const compartment = s.component('Compartment', s.words(COMPARTMENTS));
export const marking = s.component(
  'Labels',
  s.closed({ tlp, pap, compartments: s.listOf(compartment), protection }),
);
export const itemMarking = s.component('Marking', {
  ...s.closed(
    {
      ...{ tlp, pap, compartments: s.listOf(compartment), protection },
      originator: { ...s.text, description: 'Whose information it is: an organisation, or `declarant`.' },
    },
    ['compartments'],
  ),
  description: 'What an item bears, at least that of its case; compartments are told to accounts alone.',
});
export const access = s.component('OwnAccess', {
  ...s.closed({
    may: s.listOf(s.words(CASE_CAPABILITIES)),
    acts: s.listOf(s.words(CAPABILITIES)),
    glassUntil: s.orNull(s.instant),
  }),
  description:
    'What the grant lets do here, and which acts of the role that allows; `glassUntil`: only because the glass was broken, until then.',
});
