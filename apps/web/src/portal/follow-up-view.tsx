import { Advice } from './advice';
import { Agreements } from './agreements';
import { ComplementForm } from './complement-form';
import { Duties } from './duties';
import { Exchange } from './exchange';
import { FollowUpHead } from './follow-up-head';
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
      <FollowUpHead page={page} />
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
