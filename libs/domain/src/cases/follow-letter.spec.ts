import {
  acknowledgeLetter,
  judgeLetter,
  recordLetterSent,
  recordLetterStopped,
  retryLetter,
  type Case,
  type Letter,
} from '.';
import { accepted, aCase, anOccasion, refusalOf } from '../../../../test/builders/case';
import { HOUR, indents, NIGHT } from '../../../../test/builders/facts';

const occasion = anOccasion();
const to = (state: Case, recipient: string) => state.letters.filter((l) => l.recipient === recipient);
const first = (state: Case, recipient: string): Letter => to(state, recipient)[0]!;
const duties = (state: Case, letter: Letter) =>
  state.obligations.filter((o) => letter.obligationIds.includes(o.id));
const later = anOccasion({ now: NIGHT + 9 * HOUR });

const GRAVE_NIGHT = {
  indents: indents({ safety_of_care: 'potential', health_system_organisation: 'actual' }),
  certFrSupport: true,
};
const ransomware = () => aCase({ incident: { systems: ['prescription'], operation: 'degraded' } });

describe('a letter that is sent', () => {
  const before = ransomware().qualified(GRAVE_NIGHT).build();
  const letter = first(before, 'fssi');
  const sent = accepted(recordLetterSent(before, letter.id, '<1@vigie.example>', later));

  it('marks its duties as sent with their proof, which is not the same as received', () => {
    expect(duties(sent, letter)).toEqual([
      expect.objectContaining({
        state: 'sent',
        sentAt: later.now,
        proof: '<1@vigie.example>',
        settledAt: null,
      }),
      expect.objectContaining({
        state: 'sent',
        sentAt: later.now,
        proof: '<1@vigie.example>',
        settledAt: null,
      }),
    ]);
  });

  it('marks the duties of nobody else', () => {
    expect(duties(sent, first(sent, 'corruss'))[0]).toMatchObject({ state: 'prepared' });
  });

  it('does not bring back a duty that was waived meanwhile', () => {
    const waived = {
      ...before,
      obligations: before.obligations.map((o) =>
        letter.obligationIds.includes(o.id) ? { ...o, state: 'waived' as const, settledAt: NIGHT } : o,
      ),
    };
    const after = accepted(recordLetterSent(waived, letter.id, 'id', later));
    expect(duties(after, letter).map((o) => o.state)).toEqual(['waived', 'waived']);
  });

  it('is sent once: hearing it twice changes nothing', () => {
    expect(recordLetterSent(sent, letter.id, 'another', later)).toEqual({
      ok: true,
      state: sent,
      events: [],
    });
  });

  it('is the work of the system: nobody editing the case is disturbed', () => {
    expect(sent.version).toBe(before.version);
  });

  it('may no longer go once its release was revoked', () => {
    const releases = before.releases.map((r) => ({ ...r, revokedAt: NIGHT }));
    expect(judgeLetter({ ...before, releases }, letter, later.now)).toMatchObject({ refusal: 'revoked' });
    expect(judgeLetter({ ...before, releases: [] }, letter, later.now)).toMatchObject({
      refusal: 'no_release',
    });
    expect(judgeLetter(before, letter, later.now)).toEqual({ allowed: true });
  });
});

describe('a letter that is acknowledged', () => {
  const before = ransomware().qualified(GRAVE_NIGHT).lettersSent().build();
  const letter = first(before, 'fssi');
  const read = accepted(acknowledgeLetter(before, letter.id, later));

  it('settles all that it bundled', () => {
    expect(duties(read, letter).map((o) => [o.act, o.state, o.settledAt])).toEqual([
      ['inform', 'acknowledged', later.now],
      ['escalate', 'acknowledged', later.now],
    ]);
  });

  it('twice changes nothing, and keeps the first hour', () => {
    const again = acknowledgeLetter(read, letter.id, anOccasion({ now: later.now + HOUR }));
    expect(again).toEqual({ ok: true, state: read, events: [] });
  });

  it('stays so when a copy of it bounces late', () => {
    const why = { kind: 'delivery_failed', todo: 'Vérifier l’adresse' } as const;
    expect(recordLetterStopped(read, letter.id, why, later)).toEqual({ ok: true, state: read, events: [] });
  });
});

describe('a letter that cannot leave', () => {
  const before = aCase().qualified().build();
  const { id } = first(before, 'fssi');

  it.each([
    ['release_refused', 'held'],
    ['no_valid_key', 'held'],
    ['delivery_failed', 'failed'],
  ] as const)('because of %s is %s, and a task says what to do', (kind, state) => {
    const after = accepted(recordLetterStopped(before, id, { kind, todo: 'Appeler' }, later));
    expect(first(after, 'fssi').state).toBe(state);
    expect(after.tasks).toEqual([
      expect.objectContaining({ kind, subject: 'fssi', todo: 'Appeler', doneAt: null }),
    ]);
  });

  it('is tried again after a person mended it, and its task is done', () => {
    const why = { kind: 'no_valid_key', todo: 'Demander une clé' } as const;
    const held = accepted(recordLetterStopped(before, id, why, occasion));
    const after = accepted(retryLetter(held, id, later));
    expect(first(after, 'fssi').state).toBe('owed');
    expect(after.tasks).toEqual([expect.objectContaining({ doneAt: later.now })]);
  });

  it('leaves the tasks about other recipients open when it is tried again', () => {
    const why = { kind: 'no_valid_key', todo: 'Demander une clé' } as const;
    const one = accepted(recordLetterStopped(before, id, why, occasion));
    const both = accepted(recordLetterStopped(one, first(one, 'ars:32').id, why, occasion));
    const after = accepted(retryLetter(both, id, later));
    expect(after.tasks.map((t) => [t.subject, t.doneAt])).toEqual([
      ['fssi', later.now],
      ['ars:32', null],
    ]);
  });

  it.each(['owed', 'sent', 'acknowledged'] as const)('is not tried again while it is %s', (state) => {
    const letters = before.letters.map((l) => ({ ...l, state }));
    expect(refusalOf(retryLetter({ ...before, letters }, id, later))).toBe('no_such_letter');
  });

  it('that nobody ever wrote is refused by each command', () => {
    const why = { kind: 'no_valid_key', todo: '' } as const;
    expect(refusalOf(recordLetterSent(before, 'x', '', later))).toBe('no_such_letter');
    expect(refusalOf(recordLetterStopped(before, 'x', why, later))).toBe('no_such_letter');
    expect(refusalOf(acknowledgeLetter(before, 'x', later))).toBe('no_such_letter');
    expect(refusalOf(retryLetter(before, 'x', later))).toBe('no_such_letter');
  });
});

describe('a letter that was cancelled while the relay had it', () => {
  const significatif = { indents: indents({ others_may_be_hit: 'actual' }) };
  const state = aCase().qualified(significatif).qualified().build();
  const cancelled = first(state, 'fssi');
  const failed = { kind: 'delivery_failed', todo: 'Appeler' } as const;

  it.each([
    ['left', () => recordLetterSent(state, cancelled.id, 'id', later), { sentAt: later.now }],
    ['was read', () => acknowledgeLetter(state, cancelled.id, later), { acknowledgedAt: later.now }],
    ['was refused', () => recordLetterStopped(state, cancelled.id, failed, later), {}],
  ])('and %s stays cancelled: another one carries its duties', (_what, decide, dates) => {
    const after = first(accepted(decide()), 'fssi');
    expect(after).toMatchObject({ state: 'cancelled', ...dates });
  });

  it('opens no task when it was refused', () => {
    expect(accepted(recordLetterStopped(state, cancelled.id, failed, later)).tasks).toEqual([]);
  });
});
