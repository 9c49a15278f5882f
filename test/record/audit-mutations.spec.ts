import fc from 'fast-check';
import {
  anAuditEvent,
  aRecordKey,
  sealedCase,
  sealedRecord,
  type Event,
  type Line,
} from '../builders/sealed-record';
import { TimeStampAuthority } from '../builders/time-stamp-authority';
import { alwaysHolds } from '../harness/holds';
import { asText, loadVerifier, type Verifier } from './audit-verifier';
import { anyBatches, anyDraws, EDITS, REWRITES } from './mutations';

const own = aRecordKey();
const other = aRecordKey();
let verifier: Verifier;
let authority: TimeStampAuthority;

beforeAll(async () => {
  verifier = await loadVerifier();
  authority = await TimeStampAuthority.found();
});

/** As an auditor who brings his key, his witness's file and his authority's certificate. */
const verify = (lines: readonly Line[], witness = '') =>
  verifier.verifyRecord(asText(lines), {
    keys: [verifier.readKey(own.pem)],
    witnessed: verifier.readWitness(witness),
    authorities: [authority.anchor],
  });

async function stamped(batches: Event[][]): Promise<Line[]> {
  const { lines, blocks, heads } = sealedRecord(batches, own);
  const token = await authority.stamp(Buffer.from(blocks.at(-1)!), heads.at(-1)!.at + 1000);
  const stamp = { kind: 'stamp', head: heads.length, token: token.toString('base64') };
  return [...lines.slice(0, -1), stamp, { ...lines.at(-1), stamps: 1 }];
}

describe('an export that nobody touched', () => {
  it('raises no alarm, with its time stamp and with every head at a witness', async () => {
    await alwaysHolds(
      fc.asyncProperty(anyBatches, async (batches) => {
        const { blocks } = sealedRecord(batches, own);
        const mail = `Bonjour,\r\n\r\n> ${blocks.join('\n').replaceAll('\n', '\r\n> ')}\r\n`;
        const verdict = await verify(await stamped(batches), mail);
        expect(verdict.faults).toEqual([]);
        expect(verdict.notes).toEqual([]);
      }),
      20,
    );
  });

  it('of one case raises none either', async () => {
    await alwaysHolds(
      fc.asyncProperty(anyBatches, async (batches) => {
        const { blocks } = sealedRecord(batches, own);
        const { faults, notes } = await verify(sealedCase(batches, own), blocks.at(-1));
        expect(faults).toEqual([]);
        expect(notes).toContain('one_case');
      }),
      20,
    );
  });

  it('is said to prove less when no key, no witness and no authority is brought', async () => {
    const lines = await stamped([[anEvent()], [anEvent('bb')]]);
    const { faults, notes } = await verifier.verifyRecord(asText(lines));
    expect(faults).toEqual([]);
    expect(notes).toEqual(['key_from_export', 'authority_unchecked', 'no_witness']);
  });
});

const anEvent = (words = 'a') => anAuditEvent(words.length, words);

// 200 mutations in all; twenty times as many in a campaign.
describe('a record that was touched is found out:', () => {
  it.each(Object.entries(EDITS))('%s', async (_name, mutate) => {
    await alwaysHolds(
      fc.asyncProperty(anyBatches, anyDraws, async (batches, draw) => {
        const lines = await stamped(batches);
        const touched = mutate(lines, draw);
        fc.pre(JSON.stringify(touched) !== JSON.stringify(lines));
        const { faults } = await verify(touched);
        expect(faults.length).toBeGreaterThan(0);
      }),
      15,
    );
  });

  it.each(Object.entries(REWRITES))('%s', async (_name, rewrite) => {
    await alwaysHolds(
      fc.asyncProperty(anyBatches, anyDraws, async (batches, draw) => {
        const { blocks } = sealedRecord(batches, own);
        const { faults } = await verify(rewrite(batches, { own, other }, draw), blocks.at(-1));
        expect(faults.length).toBeGreaterThan(0);
        for (const { fr, en } of faults) expect([fr, en]).toEqual([expect.any(String), expect.any(String)]);
      }),
      10,
    );
  });

  it('a proof of one case', async () => {
    await alwaysHolds(
      fc.asyncProperty(anyBatches, anyDraws, async (batches, draw) => {
        const lines = sealedCase(batches, own);
        const proved = lines.filter((line) => (line.path as string[] | undefined)?.length);
        fc.pre(proved.length > 0);
        const chosen = proved[draw(proved.length)]!;
        const path = [...(chosen.path as string[])];
        const at = draw(path.length);
        if (draw(2) === 0) path.splice(at, 1);
        else path[at] = path[at]!.replace(/^./, (sign) => (sign === '0' ? '1' : '0'));
        const { faults } = await verify(lines.map((line) => (line === chosen ? { ...line, path } : line)));
        expect(faults.map(({ fault }) => fault)).toContain('proof');
      }),
      20,
    );
  });

  it('events of one case that no head was held against', async () => {
    const batches = [[anAuditEvent(3)]];
    const { blocks } = sealedRecord(batches, own);
    const [log, event, head, end] = sealedCase(batches, own);
    const [, forged] = sealedCase([[anAuditEvent(6, 'Une autre')]], own);
    for (const order of [
      [log!, head!, event!, end!],
      [log!, head!, forged!, end!],
      [log!, event!, head!, { ...forged, position: 9 }, { ...end!, events: 2 }],
      [log!, event!, { ...end!, heads: 0 }],
    ])
      expect((await verify(order, blocks.at(-1))).faults.map(({ fault }) => fault)).toContain('unsealed');
  });

  it('a token, in any of its bytes', async () => {
    const lines = await stamped([[anEvent()], [anEvent('bb')]]);
    const at = lines.findIndex(({ kind }) => kind === 'stamp');
    const token = Buffer.from(String(lines[at]!.token), 'base64');
    await alwaysHolds(
      fc.asyncProperty(fc.nat(token.length - 1), fc.integer({ min: 1, max: 255 }), async (place, bits) => {
        const flipped = Buffer.from(token);
        flipped[place]! ^= bits;
        const touched = lines.map((line, i) =>
          i === at ? { ...line, token: flipped.toString('base64') } : line,
        );
        expect((await verify(touched)).faults.length).toBeGreaterThan(0);
      }),
      20,
    );
  });
});
