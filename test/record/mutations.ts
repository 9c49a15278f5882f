import fc from 'fast-check';
import { hashLeaf } from '#platform/merkle';
import { leafBytes } from '#persistence/sealing';
import {
  anAuditEvent,
  sealedRecord,
  type Event,
  type Line,
  type RecordKeyPair,
} from '../builders/sealed-record';

/** What a forger does with numbers that fast-check draws. */
export type Mutation = (lines: Line[], draw: (max: number) => number) => Line[];

/** Every value in a line, by its path. */
function leavesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function change(value: unknown, draw: (max: number) => number): unknown {
  if (typeof value === 'number') return value + 1 + draw(3);
  if (typeof value !== 'string') return 'x';
  if (value === '' || draw(10) === 0) return draw(2) === 0 ? null : `${value}x`;
  const at = draw(value.length);
  const other = value[at] === 'a' ? 'b' : 'a';
  return value.slice(0, at) + other + value.slice(at + 1);
}

function edit(line: Line, path: string[], draw: (max: number) => number): Line {
  const copy = structuredClone(line) as Record<string, never>;
  let holder: Record<string, unknown> = copy;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  holder[path.at(-1)!] = change(holder[path.at(-1)!], draw);
  return copy;
}

const isEvent = ({ kind }: Line) => kind === 'event';
const replace = (lines: Line[], at: number, ...by: Line[]) => [
  ...lines.slice(0, at),
  ...by,
  ...lines.slice(at + 1),
];
const pick = (lines: Line[], wanted: (line: Line) => boolean, draw: (max: number) => number) => {
  const found = lines.flatMap((line, i) => (wanted(line) ? [i] : []));
  return found[draw(found.length)]!;
};

function rehashed(line: Line): Line {
  const event = line.event as Record<string, string | null>;
  return { ...line, leaf: hashLeaf(leafBytes(Object.values(event))).toString('hex') };
}

/** Positions and the count of the end made to fit again, as a careful forger would. */
function renumbered(lines: Line[]): Line[] {
  let position = 0;
  return lines.map((line) => {
    if (isEvent(line)) return { ...line, position: position++ };
    return line.kind === 'end' ? { ...line, events: lines.filter(isEvent).length } : line;
  });
}

/** Changes to the file alone: no key is needed. */
export const EDITS: Record<string, Mutation> = {
  'any field': (lines, draw) => {
    const at = draw(lines.length);
    const paths = leavesOf(lines[at]);
    return replace(lines, at, edit(lines[at]!, paths[draw(paths.length)]!, draw));
  },
  'an event, its hash made to fit': (lines, draw) => {
    const at = pick(lines, isEvent, draw);
    const paths = leavesOf(lines[at]!.event).map((path) => ['event', ...path]);
    return replace(lines, at, rehashed(edit(lines[at]!, paths[draw(paths.length)]!, draw)));
  },
  'a line taken out': (lines, draw) => replace(lines, draw(lines.length)),
  'an event taken out, the numbers made to fit': (lines, draw) =>
    renumbered(replace(lines, pick(lines, isEvent, draw))),
  'a line twice': (lines, draw) => {
    const at = draw(lines.length);
    return replace(lines, at, lines[at]!, lines[at]!);
  },
  'an event added, the numbers made to fit': (lines, draw) => {
    const at = pick(lines, isEvent, draw);
    const [id, ...rest] = anAuditEvent(9000 + draw(900));
    const names = Object.keys(lines[at]!.event as object);
    const event = Object.fromEntries([id, ...rest].map((value, i) => [names[i]!, value]));
    return renumbered(replace(lines, at, lines[at]!, rehashed({ ...lines[at]!, event })));
  },
  'two lines changed places': (lines, draw) => {
    const one = draw(lines.length - 1);
    const moved = [...lines];
    [moved[one], moved[one + 1]] = [moved[one + 1]!, moved[one]!];
    return moved;
  },
  'the end cut off': (lines, draw) => lines.slice(0, draw(lines.length)),
};

/** What somebody who holds the key, or another one, writes anew: only a key brought or a witness shows it. */
export const REWRITES: Record<
  string,
  (batches: Event[][], keys: Keys, draw: (max: number) => number) => Line[]
> = {
  'all signed with another key': (batches, { other }) => sealedRecord(batches, other).lines,
  'cut after a witness': (batches, { own }, draw) =>
    sealedRecord(batches.slice(0, 1 + draw(batches.length - 1)), own).lines,
  'another history under the same key': (batches, { own }, draw) => {
    const at = draw(batches.length);
    const forged = batches.map((batch, i) =>
      i === at ? [anAuditEvent(7777, 'personne'), ...batch.slice(1)] : batch,
    );
    return sealedRecord(forged, own).lines;
  },
  'put back from a copy, then gone on': (batches, { own }, draw) => {
    const kept = batches.slice(0, draw(batches.length));
    return sealedRecord([...kept, ...batches.slice(kept.length).map((_, i) => [anAuditEvent(8000 + i)])], own)
      .lines;
  },
};

interface Keys {
  own: RecordKeyPair;
  other: RecordKeyPair;
}

/** Between 2 and 8 batches of 1 to 9 events, whose words may be any text. */
export const anyBatches: fc.Arbitrary<Event[][]> = fc
  .array(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 9 }), {
    minLength: 2,
    maxLength: 8,
  })
  .map((batches) => {
    let n = 0;
    return batches.map((words) => words.map((word) => anAuditEvent(n++, word)));
  });

/** Numbers below a bound, drawn from a list that shrinks. */
export const anyDraws = fc.array(fc.nat(), { minLength: 8, maxLength: 8 }).map((numbers) => {
  let next = 0;
  return (max: number) => numbers[next++ % numbers.length]! % Math.max(1, max);
});
