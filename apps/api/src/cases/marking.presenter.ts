import { labelOf, type Labels, type Marking } from '#domain/marking';

/** Labels as they are written, never translated. */
export const presentLabels = ({ tlp, pap, compartments, protection }: Labels) => ({
  ...{ tlp: labelOf(tlp), pap: `PAP:${pap}`, compartments, protection },
});

/** What an item bears, for an account, and whose information it is. */
export const presentMarking = (marking: Marking) => ({
  ...presentLabels(marking),
  originator: marking.originator,
});

/** The same for whoever holds a follow-up code: of compartments only cleared accounts hear. */
export function presentMarkingOutside(marking: Marking) {
  const { compartments, ...told } = presentMarking(marking);
  void compartments;
  return told;
}
