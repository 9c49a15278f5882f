import type { FollowUp } from '../client';
import { Informed } from './informed';
import { OpenedBy } from './opened-by';

/** Whom the desk told, and who opened the declaration. */
export function WhoKnows({ page }: { page: FollowUp }) {
  return (
    <>
      <h2>Qui est informé</h2>
      <Informed informed={page.informed} />
      <OpenedBy openedBy={page.openedBy} />
    </>
  );
}
