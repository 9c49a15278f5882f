import { mailLine } from './compare-mails';
import { neverLine, obligationLine } from './compare-obligations';
import { line, type Line } from './line';
import type { Observation, SeenCase } from './observation';
import type { Expectations, Scenario } from './scenario';

/**
 * Holds what was found against what must follow. Pure: one line an expectation; before them, one line for
 * each act that the product refused.
 */
export function compare({ expect, steps }: Scenario, seen: Observation): Line[] {
  const { obligations = [], never = [], mails = [], unseen_by: personas = [] } = expect;
  return [
    ...seen.refusals.map(({ what, why }) => line(what, why)),
    ...caseLines(expect, seen.snapshots.at(-1)?.cases[0]),
    ...obligations.map((wanted) => obligationLine(wanted, seen, steps.length)),
    ...never.map((unwanted) => neverLine(unwanted, seen)),
    ...mails.map((wanted) => mailLine(wanted, seen.mails[wanted.to] ?? [])),
    ...personas.map((persona) => {
      const sight = seen.seenBy[persona];
      return line(`unseen by ${persona}`, sight === undefined ? 'nobody looked' : sight);
    }),
    ...timingLines(expect, seen),
  ];
}

// Both end a case before it gets a level that counts.
const STATUSES_AS_LEVELS = ['out_of_scope', 'transferred'];

function caseLines({ status, level, because }: Expectations, found: SeenCase | undefined): Line[] {
  const lines: Line[] = [];
  if (status !== undefined) lines.push(equal('status', status, found?.status));
  if (level !== undefined) {
    const ended = found && STATUSES_AS_LEVELS.includes(found.status);
    lines.push(equal('level', level, ended ? found.status : found?.level));
  }
  if (because !== undefined) lines.push(equal('because', spell(because), found && spell(found.because)));
  return lines;
}

const spell = (words: readonly string[]) => [...new Set(words)].sort().join(', ') || 'nothing';

function equal(name: string, wanted: string, found: string | null | undefined): Line {
  return line(`${name} ${wanted}`, found === wanted ? null : `${found ?? 'none'} found`);
}

function timingLines({ timings = {} }: Expectations, { pageSeconds }: Observation): Line[] {
  const limit = timings.declaration_to_page_s;
  if (limit === undefined) return [];
  const expectation = `declaration to page within ${limit} s`;
  if (pageSeconds === null) return [line(expectation, 'no page arrived')];
  return [line(expectation, pageSeconds <= limit ? null : `${pageSeconds.toFixed(1)} s`)];
}
