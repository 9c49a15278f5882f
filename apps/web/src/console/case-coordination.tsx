import { Access } from './access';
import { Advice } from './advice';
import { Calls } from './calls';
import type { CasePart } from './case-part';
import { CaseTimeline } from './case-timeline';
import { Exchange } from './exchange';
import { Family } from './family';
import { Sheets } from './sheets';
import { Tasks } from './tasks';
import { Transmissions } from './transmissions';

/** What the desk does with others about a case: tasks, transmissions, messages, advice, forms; and what happened. */
export function CaseCoordination(part: CasePart) {
  return (
    <>
      <Tasks {...part} />
      <Family {...part} />
      <Transmissions {...part} />
      <Calls {...part} />
      <Exchange {...part} />
      <Advice {...part} />
      <Sheets {...part} />
      <Access {...part} />
      <CaseTimeline state={part.state} />
    </>
  );
}
