import {
  acknowledgeLetter,
  complementCase,
  judgeLetter,
  openCase,
  qualifyCase,
  recordLetterSent,
  recordLetterStopped,
  retryLetter,
  type Case,
  type Letter,
} from '.';
import { accepted, aCase, anOccasion, anOpening, CASE_IN, refusalOf } from '../../../../test/builders/case';
import {
  aFacility,
  aQualificationInput,
  HOUR,
  indents,
  NIGHT,
  noData,
} from '../../../../test/builders/facts';

const occasion = anOccasion();
const to = (state: Case, recipient: string) => state.letters.filter((l) => l.recipient === recipient);
const first = (state: Case, recipient: string): Letter => to(state, recipient)[0]!;
const duties = (state: Case, letter: Letter) =>
  state.obligations.filter((o) => letter.obligationIds.includes(o.id));
const actsOf = (state: Case, letter: Letter) => duties(state, letter).map((o) => o.act);
const later = anOccasion({ now: NIGHT + 9 * HOUR });

const GRAVE_NIGHT = {
  indents: indents({ safety_of_care: 'potential', health_system_organisation: 'actual' }),
  certFrSupport: true,
};
const ransomware = () => aCase({ incident: { systems: ['prescription'], operation: 'degraded' } });

describe('a declaration that arrives', () => {
  it('owes the declarant its receipt, and nobody a letter before a person has looked', () => {
    const { letters, releases } = aCase().build();
    expect(letters).toEqual([
      expect.objectContaining({ recipient: 'declarant', message: 'receipt', state: 'owed' }),
    ]);
    expect(releases).toEqual([expect.objectContaining({ recipient: 'declarant', basis: 'B0', items: [] })]);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('pages when it says urgent: %s', (urgent, pages) => {
    const { events } = openCase(anOpening({ incident: { urgent } }), occasion);
    expect(events.filter((e) => e.type === 'page_raised')).toHaveLength(pages);
  });

  it('asks a person for the agency when no agency answers for the site', () => {
    const { tasks } = aCase({ facilities: [aFacility({ ars: null })] }).build();
    expect(tasks).toEqual([expect.objectContaining({ kind: 'no_competent_ars', subject: 'facility-main' })]);
  });

  it('asks nobody for the agency of a facility that another chain treats', () => {
    const { tasks } = aCase({ facilities: [aFacility({ type: 'social_security_body', ars: null })] }).build();
    expect(tasks).toEqual([]);
  });
});

describe('the letters of a qualification', () => {
  it('are one to each recipient', () => {
    const { letters } = ransomware().qualified(GRAVE_NIGHT).build();
    expect(letters.map((l) => `${l.recipient} ${l.message}`)).toEqual([
      'declarant receipt',
      'ars:32 information',
      'fssi escalation',
      'corruss alert',
      'declarant reminder',
      'anssi alert',
    ]);
  });

  it('bundle what is owed to the same recipient, under the gravest name and its basis', () => {
    const state = ransomware().qualified(GRAVE_NIGHT).build();
    const letter = first(state, 'fssi');
    expect(actsOf(state, letter)).toEqual(['inform', 'escalate']);
    expect(state.releases.find((r) => r.id === letter.releaseId)).toMatchObject({ basis: 'B2' });
    expect(duties(state, letter).map((o) => o.state)).toEqual(['prepared', 'prepared']);
  });

  it('inform the FSSI on the ordinary basis when the incident is not significatif', () => {
    const state = aCase().qualified().build();
    expect(first(state, 'fssi').message).toBe('information');
    expect(state.releases.find((r) => r.recipient === 'fssi')).toMatchObject({ basis: 'B1' });
  });

  it('inform every agency whose site is concerned', () => {
    const facilities = [aFacility(), aFacility({ id: 'b', ars: 'ars:28', declares: false })];
    const { letters } = aCase({ facilities }).qualified().build();
    expect(letters.map((l) => l.recipient)).toEqual(['declarant', 'ars:32', 'ars:28', 'fssi']);
  });

  it.each([
    ['social_security_body', 'cert-social'],
    ['military_hospital', 'armed-forces'],
  ] as const)('hand a %s over to its chain and tell nobody else', (type, chain) => {
    const state = aCase({ facilities: [aFacility({ type })] })
      .qualified(GRAVE_NIGHT)
      .build();
    expect(state.letters.map((l) => `${l.recipient} ${l.message}`)).toEqual([
      'declarant receipt',
      `${chain} transfer`,
    ]);
    expect(state.qualification?.onBehalfOf).toEqual([]);
  });

  it('are not owed a second time by qualifying again', () => {
    const state = ransomware().qualified(GRAVE_NIGHT).qualified(GRAVE_NIGHT).build();
    expect(to(state, 'fssi')).toHaveLength(1);
  });

  it('owe the FSSI an escalation of its own when the level rises after it was informed', () => {
    const state = ransomware().qualified().lettersSent().qualified(GRAVE_NIGHT).build();
    expect(to(state, 'fssi').map((l) => l.message)).toEqual(['information', 'escalation']);
    expect(actsOf(state, to(state, 'fssi')[1]!)).toEqual(['escalate']);
  });

  it('follow a complement too, once a person has qualified', () => {
    const changes = { operation: 'care_interrupted' as const };
    const before = accepted(complementCase(CASE_IN.triage(), changes, later));
    expect(to(before, 'corruss')).toEqual([]);
    const after = accepted(complementCase(CASE_IN.qualified(), changes, later));
    expect(to(after, 'corruss')).toHaveLength(1);
  });
});

describe('a letter that no release lets go', () => {
  const red = aCase({ tlp: 'RED' }).qualified().build();

  it('does not exist; a task says what would lift it, and the duty stays open', () => {
    expect(red.letters.map((l) => l.recipient)).toEqual(['declarant']);
    expect(red.tasks.map((t) => `${t.kind} ${t.subject}`)).toEqual([
      'release_refused ars:32',
      'release_refused fssi',
    ]);
    expect(red.tasks[0]!.todo).toMatch(/personne nommée/);
    expect(red.obligations.filter((o) => o.act === 'inform').map((o) => o.state)).toEqual(['open', 'open']);
  });

  it('opens its task once, however often the case is qualified', () => {
    expect(accepted(qualifyCase(red, aQualificationInput(), later)).tasks).toEqual(red.tasks);
  });
});

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

describe('a reminder', () => {
  it('goes to the facility, whoever will receive what it is about', () => {
    const unsafe = { indents: indents({ safety_of_care: 'potential' }) };
    const state = aCase({ incident: { systems: ['prescription'], data: noData() } })
      .qualified(unsafe)
      .build();
    const letter = state.letters.find((l) => l.message === 'reminder')!;
    expect(letter.recipient).toBe('declarant');
    expect(duties(state, letter).map((o) => o.creditor)).toEqual(['ansm']);
  });
});
