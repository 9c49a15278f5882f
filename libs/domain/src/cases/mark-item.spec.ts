import {
  aCase,
  accepted,
  ANALYST,
  anOccasion,
  anOpening,
  DECLARANT,
  refusalOf,
} from '../../../../test/builders/case';
import {
  caseItem,
  decideMarking,
  markItem,
  markingOf,
  openCase,
  sendRecommendation,
  type AskedMarking,
  type Case,
} from '.';
import { CASE_CAPABILITIES, type Actor } from '#domain/access';
import { DESK, type Labels, type Marking } from '#domain/marking';

const o = anOccasion();
const another = anOccasion({
  actor: { ...ANALYST, accountId: '00000000-0000-7000-8000-00000000a002' } as typeof ANALYST,
});
/** Why, and what the originator says of it. */
const WORDS = { reason: 'x', agreedBy: 'RSSI de l’établissement', evidence: 'courriel de 9 h 20' };
type Words = Pick<AskedMarking, 'reason' | 'agreedBy' | 'evidence'>;
const UNASKED = { reason: 'x', agreedBy: null, evidence: null };
const mark = (state: Case, change: Partial<Labels>, occasion = o) =>
  markItem(state, { ...caseItem(state), wanted: { ...markingOf(state), ...change }, ...WORDS }, occasion);
const TOOL: Actor = {
  ...{ kind: 'party', accountId: 'a', function: 'Outil', capabilities: [] },
  organisation: 'facility:590000758',
};
const [asked] = [(state: Case) => state.markingChanges.at(-1)!];

describe('a marking', () => {
  const state = aCase().qualified().build();

  it('is made stricter by one person', () => {
    const after = accepted(mark(state, { pap: 'RED', compartments: ['criminal'] }));
    expect([after.pap, after.compartments, after.markingChanges]).toEqual(['RED', ['criminal'], []]);
    expect(refusalOf(mark(after, {}))).toBe('nothing_changes');
  });

  it.each([
    ['a wider label', { tlp: 'GREEN' }],
    ['more permitted actions', { pap: 'CLEAR' }],
  ] as const)('with %s waits for another person, and holds until then', (_what, change) => {
    const waiting = accepted(mark(state, change));
    expect(markingOf(waiting)).toEqual(markingOf(state));
    const { id } = asked(waiting);
    const confirm = { changeId: id, outcome: 'applied' } as const;
    expect(refusalOf(decideMarking(waiting, confirm, o))).toBe('another_person_needed');
    expect(refusalOf(mark(waiting, change))).toBe('already_asked');
    const after = accepted(decideMarking(waiting, confirm, another));
    expect(markingOf(after)).toEqual({ ...markingOf(state), ...change });
    expect(refusalOf(decideMarking(after, confirm, another))).toBe('no_such_marking_change');
  });

  it('that was to be weakened is given up by whoever asked', () => {
    const waiting = accepted(mark(state, { tlp: 'CLEAR' }));
    const after = accepted(decideMarking(waiting, { changeId: asked(waiting).id, outcome: 'withdrawn' }, o));
    expect([after.tlp, asked(after).outcome]).toEqual([state.tlp, 'withdrawn']);
  });

  const account = `account:${'accountId' in ANALYST ? ANALYST.accountId : ''}`;
  const subject = { principals: [account, 'cert'], tlpCeiling: 'RED', compartments: [] } as const;
  const names = ({ grants }: Case) =>
    grants.filter((g) => g.tlpMax === 'RED').map((g) => [g.principal, g.capabilities]);

  it('RED keeps what has not left at home, and names the writer with what it could do', () => {
    const after = accepted(mark(state, { tlp: 'RED' }, { ...o, subject }));
    expect(names(after)).toEqual([[account, CASE_CAPABILITIES]]);
    expect(
      after.letters.every((l) => ['cancelled', 'held'].includes(l.state) || l.recipient === 'declarant'),
    ).toBe(true);
  });

  it('RED is said by whoever pilots the case: it leaves it to those who are named', () => {
    const grants = state.grants.map((g) => ({ ...g, capabilities: ['read', 'contribute'] as const }));
    expect(refusalOf(mark({ ...state, grants }, { tlp: 'RED' }, { ...o, subject }))).toBe('beyond_your_own');
    const stricter = mark({ ...state, grants }, { compartments: ['internal'] }, { ...o, subject });
    expect(refusalOf(stricter)).toBe('accepted');
  });

  it('RED makes nobody know it for longer who knows it for a time', () => {
    const own = { ...state.grants[0]!, principal: account, tlpMax: 'RED' as const, until: o.now + 1 };
    const after = accepted(mark({ ...state, grants: [own] }, { tlp: 'RED' }, { ...o, subject }));
    expect(after.grants).toEqual([own]);
  });

  const itemOf = (held: Case, change: Partial<Marking> = {}) => ({
    ...{ item: 'declaration' as const, itemId: 'd-1', was: { ...markingOf(held), ...change } },
  });
  const markIt = (held: Case, was: Partial<Marking>, change: Partial<Labels>, words: Words = WORDS) =>
    markItem(held, { ...itemOf(held, was), wanted: { ...markingOf(held), ...change }, ...words }, o);

  it('of an item leaves the case as it is', () => {
    const after = accepted(markIt(state, {}, { pap: 'RED' }));
    expect(markingOf(after)).toEqual(markingOf(state));
  });

  it.each([
    ['RED, known through the organisation', { tlp: 'RED' }, 'shuts_you_out'],
    ['of a compartment that the writer is not cleared for', { compartments: ['criminal'] }, 'shuts_you_out'],
    ['stricter, and still known', { pap: 'RED' }, 'accepted'],
  ] as const)('%s, is marked so: %s', (_what, change, expected) => {
    const wanted = { ...markingOf(state), ...change } as Labels;
    expect(refusalOf(markItem(state, { ...itemOf(state), wanted, ...UNASKED }, { ...o, subject }))).toBe(
      expected,
    );
  });

  it.each([
    ['of the facility, without its word', 'declarant', UNASKED, 'originator_must_agree'],
    ['of an agency, on its word alone', 'ars:32', { ...WORDS, evidence: null }, 'originator_must_agree'],
    ['of an agency, with its proof', 'ars:32', WORDS, 'accepted'],
    ['of the desk itself', DESK, UNASKED, 'accepted'],
  ] as const)('%s, is weakened: %s', (_whose, originator, words, expected) => {
    expect(refusalOf(markIt(state, { originator, pap: 'RED' }, {}, words))).toBe(expected);
  });

  it('of an item is never below that of its case, whoever agrees, and not by waiting either', () => {
    expect(refusalOf(markIt(state, {}, { tlp: 'GREEN' }))).toBe('weaker_than_case');
    const waiting = accepted(markIt(state, { pap: 'RED' }, {}));
    const narrowed = accepted(mark(waiting, { compartments: ['criminal'] }));
    const confirm = { changeId: asked(waiting).id, outcome: 'applied' } as const;
    const borne = { ...markingOf(state), pap: 'RED' as const };
    expect(refusalOf(decideMarking(narrowed, { ...confirm, borne }, another))).toBe('weaker_than_case');
    expect(refusalOf(decideMarking(waiting, { ...confirm, borne }, another))).toBe('accepted');
  });

  it.each([
    ['a narrower label', { tlp: 'RED' }],
    ['one more compartment', { compartments: ['criminal'] }],
    ['a mark of protection', { protection: 'restricted_distribution' }],
  ] as const)('that took %s since is not weakened by what was agreed on before', (_what, change) => {
    const waiting = accepted(mark(state, { pap: 'CLEAR' }));
    const later = accepted(mark(waiting, change));
    const confirm = { changeId: asked(later).id, outcome: 'applied' } as const;
    expect(refusalOf(decideMarking(later, confirm, another))).toBe('marked_meanwhile');
    expect(refusalOf(decideMarking(later, { ...confirm, outcome: 'withdrawn' }, another))).toBe('accepted');
    const item = accepted(markIt(state, { pap: 'RED' }, {}));
    const ofItem = {
      changeId: asked(item).id,
      outcome: 'applied',
      borne: { ...markingOf(state), pap: 'RED', ...change },
    } as const;
    expect(refusalOf(decideMarking(item, ofItem, another))).toBe('marked_meanwhile');
    expect(refusalOf(decideMarking(item, { ...ofItem, borne: null }, another))).toBe('marked_meanwhile');
  });

  it('of a case takes what was sent with it, and what is sent then', () => {
    const sheet = { sheet: 'call-list', note: null };
    const sent = accepted(sendRecommendation(state, sheet, o));
    const narrowed = accepted(mark(sent, { pap: 'RED', compartments: ['criminal'] }));
    const later = accepted(sendRecommendation(narrowed, sheet, o));
    expect(later.recommendations.map((one) => [one.pap, one.compartments, one.originator])).toEqual([
      ['RED', ['criminal'], DESK],
      ['RED', ['criminal'], DESK],
    ]);
    const part = { item: 'recommendation' as const, itemId: sent.recommendations[0]!.id };
    const stricter = { ...markingOf(sent), pap: 'RED' as const };
    const after = accepted(
      markItem(sent, { ...part, was: markingOf(sent), wanted: stricter, ...UNASKED }, o),
    );
    expect([after.recommendations[0]!.pap, after.pap]).toEqual(['RED', sent.pap]);
  });

  it.each([
    ['web', DECLARANT, 'declarant'],
    ['phone', ANALYST, 'declarant'],
    ['third_party', ANALYST, DESK],
    ['api', TOOL, 'facility:590000758'],
  ] as const)('of a case that came by %s names whoever said it', (channel, actor, expected) => {
    expect(openCase(anOpening({ channel }), anOccasion({ actor })).state.originator).toBe(expected);
  });
});
