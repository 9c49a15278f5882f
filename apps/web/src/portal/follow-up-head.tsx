import type { FollowUp } from '../client';
import { LabelChips } from './borne';
import { atBothHours } from './both-hours';

/** Which declaration it is, what it bears and since when. */
export function FollowUpHead({ page }: { page: FollowUp }) {
  return (
    <>
      <h1 tabIndex={-1}>Déclaration {page.reference}</h1>
      <p>
        <LabelChips {...page} /> Reçue {atBothHours(page.receivedAt)}.
      </p>
      <p className="hint">
        TLP : à qui une information peut aller. PAP : ce qui peut être cherché à partir d’elle.
      </p>
    </>
  );
}
