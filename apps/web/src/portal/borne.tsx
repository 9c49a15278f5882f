import type { BorneOutside } from '../client';

type Chips = Pick<BorneOutside, 'tlp' | 'pap' | 'protection'>;

/** Labels as they are written above a text. */
export function LabelChips({ tlp, pap, protection }: Chips) {
  return (
    <>
      <span className="tlp">{tlp}</span> <span className="tlp">{pap}</span>
      {protection === 'restricted_distribution' && <strong> DIFFUSION RESTREINTE</strong>}
    </>
  );
}

/** What an item bears, written above it as TLP 2.0 wants it. */
export function Borne({ marking }: { marking: BorneOutside }) {
  return (
    <p className="marking">
      <LabelChips {...marking} />
    </p>
  );
}
