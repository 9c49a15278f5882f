import { Advice } from './advice';
import { Agreements } from './agreements';
import { atBothHours } from './both-hours';
import { ComplementForm } from './complement-form';
import { Duties } from './duties';
import { Exchange } from './exchange';
import type { FollowUpPart } from './follow-up-part';
import { WhoKnows } from './who-knows';
import { Papers } from './papers';
import { ResolutionForm } from './resolution-form';
import { SaidVersions } from './said-versions';
import { StatusBox } from './status-box';

/** Where it stands, who knows, what is owed and by when. */
export function FollowUpView(props: FollowUpPart & { onLeave: () => void }) {
  const { page } = props;
  return (
    <>
      <h1 tabIndex={-1}>Déclaration {page.reference}</h1>
      <p>
        <span className="tlp">{page.tlp}</span> Reçue {atBothHours(page.receivedAt)}.
      </p>
      <p className="hint">
        TLP : à qui une information peut aller. PAP : ce qui peut être cherché à partir d’elle.
      </p>
      <StatusBox page={page} />
      <Duties {...props} />
      <Advice {...props} />
      <h2>Messages</h2>
      <Exchange {...props} />
      <WhoKnows page={page} />
      <Agreements {...props} />
      {!page.mergedInto && <h2>Ajouter ou terminer</h2>}
      {!page.mergedInto && <ComplementForm {...props} />}
      <SaidVersions {...props} />
      {!page.mergedInto && <ResolutionForm {...props} />}
      <Papers {...props} />
    </>
  );
}
