import type { BorneOutside } from '../client';

/** What an item bears, written above it as TLP 2.0 wants it. */
export function Borne({ marking: { tlp, pap, protection } }: { marking: BorneOutside }) {
  return (
    <p className="marking">
      <span className="tlp">{tlp}</span> <span className="tlp">{pap}</span>
      {protection === 'restricted_distribution' && <strong> DIFFUSION RESTREINTE</strong>}
    </p>
  );
}
