import type { CasePart } from './case-part';
import { CnilTracks } from './cnil-track';
import { Obligations } from './obligations';
import { Targets } from './targets';

/** Everything that has a time: what the law asks first, then what the desk sets for itself. */
export function CaseClocks(part: CasePart) {
  return (
    <>
      <Obligations {...part} />
      <CnilTracks {...part} />
      <Targets {...part} />
    </>
  );
}
