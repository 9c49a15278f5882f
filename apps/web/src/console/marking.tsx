import type { Borne, Labels } from '../client';
import { COMPARTMENT, organisation, say } from '../ui/words.data';
import { ActForm } from './act-form';
import type { CasePart } from './case-part';
import { markingAnew, type Place } from './marking.data';

/** Labels as they are written above a text. */
export function LabelChips({ tlp, pap, compartments, protection }: Labels) {
  return (
    <>
      <span className="tlp">{tlp}</span> <span className="tlp">{pap}</span>{' '}
      {compartments.length > 0 && (
        <strong>{compartments.map((name) => say(COMPARTMENT, name)).join(', ')} </strong>
      )}
      {protection === 'restricted_distribution' && <strong>DIFFUSION RESTREINTE </strong>}
    </>
  );
}

/** What an item bears and whose information it is. */
export function Marking({ borne }: { borne: Borne }) {
  return (
    <p className="marking">
      <LabelChips {...borne} /> <span className="hint">Origine : {organisation(borne.originator)}</span>
    </p>
  );
}

/** The same beside an item, with what marks it anew for whoever may. */
export function ItemMarking({ borne, place, part }: { borne: Borne; place: Place; part: CasePart }) {
  return (
    <>
      <Marking borne={borne} />
      {part.session.capabilities.includes('mark') && <ActForm act={markingAnew(borne, place)} part={part} />}
    </>
  );
}
