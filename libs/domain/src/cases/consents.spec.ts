import { complementCase, itemsOfLetter, judgeLetter, letTimePass, recordConsent, recordLetterSent } from '.';
import { retryLetter, revokeConsent, shareByConsent, type Case, type Consent } from '.';
import { ITEMS, type Item } from '#domain/releases';
import { accepted, aCase, anOccasion, CASE_IN, DECLARANT, refusalOf } from '../../../../test/builders/case';
import { HOUR, indents, NIGHT } from '../../../../test/builders/facts';

const occasion = anOccasion({ now: NIGHT + 9 * HOUR });
const later = anOccasion({ now: NIGHT + 11 * HOUR });
const consent: Consent = {
  ...{ to: 'anssi', items: ['incident', 'technical'], until: null },
  ...{ evidence: 'courriel', owner: 'directrice', tlp: null },
};
const agree = (state: Case, change: Partial<Consent> = {}) =>
  accepted(recordConsent(state, { ...consent, ...change }, occasion));
const agreementOf = ({ releases }: Case) => releases.findLast(({ basis }) => basis === 'B7')!;
const share = (state: Case, items: Item[] | null = null, to = 'anssi', o = later) =>
  shareByConsent(state, { to, items }, o);
const shared = (state: Case) => state.letters.filter(({ message }) => message === 'shared_by_consent');
const openTasks = (state: Case) =>
  state.tasks.filter(({ doneAt }) => doneAt === null).map(({ kind, subject }) => `${kind} ${subject}`);

describe('sharing upon an agreement', () => {
  it('owes one letter that no duty asks for, with the items and the marking of the agreement', () => {
    const after = accepted(share(agree(CASE_IN.triage(), { tlp: 'AMBER' })));
    const [letter, ...others] = shared(after);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ recipient: 'anssi', tlp: 'AMBER', state: 'owed', obligationIds: [] });
    expect(letter!.releaseId).toBe(agreementOf(after).id);
    expect(itemsOfLetter(after, letter!)).toEqual(['incident', 'technical']);
  });

  it.each<[Item[], Item[]]>([
    [['technical'], ['technical']],
    [['technical', 'narrative'], ['technical']],
    [[...ITEMS], ['incident', 'technical']],
  ])('asked %j sends %j', (asked, expected) => {
    const after = accepted(share(agree(CASE_IN.triage()), asked));
    expect(itemsOfLetter(after, shared(after)[0]!)).toEqual(expected);
  });

  it.each<[string, () => Case, Item[] | null, RegExp]>([
    ['nobody agreed', CASE_IN.triage, null, /base légale ou accord du propriétaire/],
    ['the agreement names another', () => agree(CASE_IN.triage(), { to: 'cnil' }), null, /accord du propri/],
    ['it covers none of the items', () => agree(CASE_IN.triage()), ['narrative'], /couvre : narrative/],
    ['it is over', () => agree(CASE_IN.triage(), { until: later.now }), null, /prolongé/],
    ['the case is RED', () => agree(aCase({ tlp: 'RED' }).build(), { tlp: 'AMBER' }), null, /TLP:RED/],
    ['it is marked RED', () => agree(CASE_IN.triage(), { tlp: 'RED' }), null, /TLP:RED/],
  ])('is refused when %s, saying what is missing', (_, state, items, why) => {
    const decision = share(state(), items);
    expect(decision).toMatchObject({ ok: false, refusal: 'release_refused' });
    expect(decision.ok ? '' : decision.detail[0]).toMatch(why);
  });

  it('is not for whom nobody knows, nor from a case that another took over', () => {
    expect(refusalOf(share(CASE_IN.triage(), null, 'insurer'))).toBe('no_such_recipient');
    expect(refusalOf(share(CASE_IN.merged()))).toBe('not_allowed_in_this_status');
  });
});

describe('an agreement taken back', () => {
  const waiting = () => accepted(share(agree(CASE_IN.triage())));
  const takenBack = (state: Case, o = later) =>
    revokeConsent(state, agreementOf(state).id, 'avis contraire du conseil', o);

  it('keeps when and why, and what it was', () => {
    const after = accepted(takenBack(waiting()));
    expect(agreementOf(after)).toMatchObject({
      ...{ revokedAt: later.now, revokeReason: 'avis contraire du conseil' },
      ...{ items: ['incident', 'technical'], evidence: 'courriel' },
    });
  });

  it('holds what has not left, and a task says what would lift it', () => {
    const after = accepted(takenBack(waiting()));
    expect(shared(after)).toMatchObject([{ state: 'held' }]);
    expect(after.tasks.at(-1)).toMatchObject({ kind: 'release_refused', subject: 'anssi' });
    expect(after.tasks.at(-1)!.todo).toMatch(/nouvel accord/);
    const [letter] = shared(after);
    expect(judgeLetter(after, letter!, later.now)).toMatchObject({ refusal: 'revoked' });
    expect(refusalOf(retryLetter(after, letter!.id, later))).toBe('release_refused');
  });

  it('leaves what was sent as it was sent', () => {
    const state = waiting();
    const sent = accepted(recordLetterSent(state, shared(state)[0]!.id, 'id', later));
    const after = accepted(takenBack(sent));
    expect(shared(after)).toMatchObject([{ state: 'sent' }]);
    expect(openTasks(after)).toEqual([]);
  });

  it('lets another one that is still in force do', () => {
    const two = agree(agree(CASE_IN.triage()), { items: ['narrative'] });
    const after = accepted(revokeConsent(two, agreementOf(two).id, 'motif', later));
    expect(accepted(share(after)).letters.at(-1)!.releaseId).toBe(after.releases.at(-2)!.id);
  });

  it('and given again sends anew, in place of what was held, and ends the task', () => {
    const again = agree(accepted(takenBack(waiting())));
    const after = accepted(share(again));
    expect(shared(after).map(({ state }) => state)).toEqual(['cancelled', 'owed']);
    expect(openTasks(after)).toEqual([]);
  });

  it.each([
    ['does not exist', (s: Case) => revokeConsent(s, 'unknown', 'motif', later)],
    ['is none: a legal basis', (s: Case) => revokeConsent(s, s.releases[0]!.id, 'motif', later)],
    ['was taken back', (s: Case) => takenBack(accepted(takenBack(s)))],
  ])('is refused for one that %s', (_, decide) => {
    expect(refusalOf(decide(waiting()))).toBe('no_such_release');
  });
});

describe('a marking narrowed after an agreement', () => {
  it.each([
    ['CLEAR', 'held'],
    ['AMBER', 'owed'],
    ['AMBER+STRICT', 'owed'],
  ] as const)('to AMBER: one under %s is %s', (tlp, expected) => {
    const state = accepted(share(agree(aCase({ tlp: 'CLEAR' }).build(), { tlp })));
    const after = accepted(complementCase(state, { tlp: 'AMBER' }, later));
    expect(shared(after)).toMatchObject([{ state: expected }]);
    expect(agreementOf(after).revokedAt === null).toBe(expected === 'owed');
  });
});

describe('a duty whose basis does not hold', () => {
  /** The desk owes an alert to the CORRUSS, and the facts moved without anybody looking again. */
  function refused(): Case {
    const alarmed = aCase()
      .qualified({ indents: indents({ safety_of_care: 'potential' }) })
      .build();
    const state = { ...alarmed, letters: alarmed.letters.filter(({ recipient }) => recipient !== 'corruss') };
    const obligations = state.obligations.map((o) =>
      o.creditor === 'corruss' ? { ...o, state: 'open' as const } : o,
    );
    const qualification = { ...state.qualification!, indents: indents() };
    const task = {
      ...{ id: 't', kind: 'release_refused' as const, subject: 'corruss', todo: 'Il faudrait un accord.' },
      ...{ openedAt: NIGHT, dueAt: null, doneAt: null, outcome: null },
    };
    return { ...state, obligations, qualification, tasks: [task] };
  }
  const alertOf = (state: Case) => state.letters.find(({ recipient }) => recipient === 'corruss');

  it('leaves upon the agreement that names its recipient, with its items, and the task ends', () => {
    const after = agree(refused(), { to: 'corruss', items: ['incident'], tlp: 'AMBER' });
    const letter = alertOf(after)!;
    expect(letter).toMatchObject({ message: 'alert', tlp: 'AMBER', releaseId: agreementOf(after).id });
    expect(itemsOfLetter(after, letter)).toEqual(['incident']);
    expect(letter.obligationIds).toHaveLength(1);
    expect(openTasks(after)).toEqual([]);
  });

  it('stays where the agreement names another', () => {
    const after = agree(refused(), { to: 'cnil' });
    expect([alertOf(after), openTasks(after)]).toEqual([undefined, ['release_refused corruss']]);
  });

  it('is owed anew, and refused, when the agreement is taken back before the letter left', () => {
    const given = agree(refused(), { to: 'corruss' });
    const after = accepted(revokeConsent(given, agreementOf(given).id, 'motif', later));
    expect(alertOf(after)).toMatchObject({ state: 'cancelled' });
    expect(openTasks(after)).toEqual(['release_refused corruss']);
  });

  it('agreed to on the follow-up page, where no task shows, leaves the task to the desk’s clock', () => {
    const hidden = { ...refused(), tasks: [] };
    const after = accepted(
      recordConsent(hidden, { ...consent, to: 'corruss' }, { ...occasion, actor: DECLARANT }),
    );
    expect(openTasks(accepted(letTimePass({ ...after, tasks: refused().tasks }, later)))).toEqual([]);
  });
});
