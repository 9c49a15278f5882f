import {
  complementCase,
  fulfilByOtherMeans,
  markRecommendationApplied,
  markRecommendationRead,
  recordLetterSent,
  recordLetterStopped,
  sendMessage,
  sendRecommendation,
  STATUSES,
  type Case,
} from '.';
import { accepted, aCase, anOccasion, CASE_IN, DECLARANT, refusalOf } from '../../../../test/builders/case';
import { HOUR, NIGHT } from '../../../../test/builders/facts';

const o = anOccasion({ now: NIGHT + 5 * HOUR });
const later = anOccasion({ now: NIGHT + 6 * HOUR, actor: DECLARANT });
const latest = anOccasion({ now: NIGHT + 7 * HOUR, actor: DECLARANT });
const asked = { sheet: 'call-list', note: 'Commencez par la cellule de crise.' };
const send = (state: Case) => sendRecommendation(state, asked, o);
const news = ({ letters }: Case) => letters.filter(({ message }) => message === 'news');
const sent = (state = aCase().lettersSent().build()) => accepted(send(state));
const only = (state: Case) => state.recommendations[0]!;

describe('a sheet of advice', () => {
  it('is sent with what the analyst adds; the history names its version', () => {
    const decision = send(CASE_IN.triage());
    expect(accepted(decision).recommendations).toMatchObject([
      { ...asked, sentAt: o.now, readAt: null, appliedAt: null, answer: null },
    ]);
    const events = decision.ok ? decision.events : [];
    expect(events[0]).toMatchObject({
      type: 'recommendation_sent',
      data: { sheet: 'call-list', version: 1 },
    });
    expect(JSON.stringify(events)).not.toContain('cellule');
  });

  it.each(['', 'unknown', 'CALL-LIST', '__proto__'])(
    'that the library does not hold is refused: %p',
    (sheet) => {
      expect(sendRecommendation(CASE_IN.triage(), { sheet, note: null }, o)).toEqual({
        ...{ ok: false, refusal: 'no_such_recommendation', detail: [sheet] },
      });
    },
  );

  it.each(STATUSES)('may be sent in %s, unless another case took over', (status) => {
    const expected = status === 'merged' ? 'not_allowed_in_this_status' : 'accepted';
    expect(refusalOf(send(CASE_IN[status]()))).toBe(expected);
  });

  it('is read once, applied once, and a new answer replaces the old', () => {
    const state = sent();
    const read = accepted(markRecommendationRead(state, only(state).id, later));
    expect(only(read).readAt).toBe(later.now);
    expect(markRecommendationRead(read, only(read).id, latest)).toEqual({
      ok: true,
      state: read,
      events: [],
    });
    const applied = accepted(markRecommendationApplied(read, only(read).id, 'Sauf le VPN', latest));
    expect(only(applied)).toMatchObject({ readAt: later.now, appliedAt: latest.now, answer: 'Sauf le VPN' });
    const silent = markRecommendationApplied(applied, only(applied).id, null, latest);
    expect(silent).toEqual({ ok: true, state: applied, events: [] });
    const same = markRecommendationApplied(applied, only(applied).id, 'Sauf le VPN', latest);
    expect(same).toEqual({ ok: true, state: applied, events: [] });
    const again = anOccasion({ now: NIGHT + 9 * HOUR, actor: DECLARANT });
    const corrected = accepted(markRecommendationApplied(applied, only(applied).id, 'VPN aussi', again));
    expect(only(corrected)).toMatchObject({ appliedAt: latest.now, answer: 'VPN aussi' });
  });

  it('applied without having been opened is read too', () => {
    const state = sent();
    const applied = accepted(markRecommendationApplied(state, only(state).id, null, later));
    expect(only(applied)).toMatchObject({ readAt: later.now, appliedAt: later.now, answer: null });
  });

  it('that was never sent is neither read nor applied', () => {
    expect(refusalOf(markRecommendationRead(sent(), 'unknown', later))).toBe('no_such_recommendation');
    expect(refusalOf(markRecommendationApplied(sent(), 'unknown', null, later))).toBe(
      'no_such_recommendation',
    );
  });

  it('read or applied changes nothing that somebody decides on: the version stays', () => {
    const state = sent();
    const { id } = only(state);
    expect(accepted(markRecommendationApplied(state, id, 'fait', later)).version).toBe(state.version);
  });
});

describe('the notice that something waits', () => {
  it('says nothing of it, discharges no duty, and goes to the declarant under B0', () => {
    const state = sent();
    const [letter, ...others] = news(state);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      recipient: 'declarant',
      obligationIds: [],
      tlp: state.tlp,
      state: 'owed',
    });
    const release = state.releases.find(({ id }) => id === letter!.releaseId);
    expect(release).toMatchObject({ recipient: 'declarant', basis: 'B0', items: [], tlp: state.tlp });
  });

  it('is one at a time: a second waits for the first to have left', () => {
    const twice = accepted(sendMessage(sent(), 'message-1', o));
    expect(news(twice)).toHaveLength(1);
    const left = accepted(recordLetterSent(twice, news(twice)[0]!.id, 'id', o));
    expect(news(accepted(sendMessage(left, 'message-2', o)))).toHaveLength(2);
  });

  it('that is held still waits: a second would say nothing more', () => {
    const state = sent();
    const why = { kind: 'release_refused', todo: 'Un accord' } as const;
    const held = accepted(recordLetterStopped(state, news(state)[0]!.id, why, o));
    expect(news(held).map((letter) => letter.state)).toEqual(['held']);
    expect(news(accepted(sendMessage(held, 'message-1', o)))).toHaveLength(1);
  });

  it('follows the marking: one that waits is written again when the facility narrows it', () => {
    const narrowed = accepted(complementCase(sent(), { tlp: 'RED' }, later));
    expect(news(narrowed).map(({ state, tlp }) => [state, tlp])).toEqual([
      ['cancelled', 'AMBER+STRICT'],
      ['owed', 'RED'],
    ]);
  });

  it('does not come by itself when the marking narrows', () => {
    expect(news(accepted(complementCase(aCase().build(), { tlp: 'RED' }, later)))).toEqual([]);
  });

  it('becomes a call, asked for once, when no letter reaches the declarant', () => {
    const opened = aCase().build();
    const why = { kind: 'delivery_failed', todo: 'Aucune adresse de déclarant' } as const;
    const stopped = accepted(recordLetterStopped(opened, opened.letters[0]!.id, why, o));
    const before = stopped.tasks.map((t) => ({ ...t, doneAt: o.now }));
    const told = accepted(sendMessage(sent({ ...stopped, tasks: before }), 'message-1', o));
    expect(news(told)).toEqual([]);
    const calls = told.tasks.filter(({ doneAt }) => doneAt === null);
    expect(calls).toMatchObject([{ kind: 'delivery_failed', subject: 'declarant' }]);
    expect(calls[0]!.todo).toMatch(/téléphone/);
  });

  it('stays a call when what could not leave was followed by a letter that was cancelled', () => {
    const opened = aCase().build();
    const why = { kind: 'delivery_failed', todo: 'Aucune adresse de déclarant' } as const;
    const stopped = accepted(recordLetterStopped(opened, opened.letters[0]!.id, why, o));
    const withdrawn = { ...opened.letters[0]!, id: 'withdrawn', state: 'cancelled' } as const;
    const letters = [...stopped.letters, withdrawn];
    expect(news(accepted(sendMessage({ ...stopped, letters }, 'message-1', o)))).toEqual([]);
  });

  it('is not undone by what was done by other means', () => {
    const state = sent(aCase().build());
    const duty = state.obligations.find(({ act }) => act === 'acknowledge')!;
    const called = accepted(fulfilByOtherMeans(state, duty.id, 'au téléphone', o));
    expect(news(called).map((letter) => letter.state)).toEqual(['owed']);
  });
});
