import { complementCase, judgeLetter, openCase, qualifyCase, type Case, type Letter } from '.';
import { accepted, aCase, anOccasion, anOpening, CASE_IN } from '../../../../test/builders/case';
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
      .qualified()
      .build();
    expect(state.letters.map((l) => `${l.recipient} ${l.message}`)).toEqual([
      'declarant receipt',
      `${chain} transfer`,
    ]);
    expect(state.qualification?.onBehalfOf).toEqual([]);
  });

  it('tell the agency, and not the FSSI, of an armed-forces hospital whose patients may be hit', () => {
    const state = aCase({ facilities: [aFacility({ type: 'military_hospital' })] })
      .qualified(GRAVE_NIGHT)
      .build();
    const letters = state.letters.map((l) => `${l.recipient} ${l.message}`);
    expect(letters).toEqual(['declarant receipt', 'armed-forces transfer', 'ars:32 information']);
    expect(state.releases.find((r) => r.recipient === 'ars:32')).toMatchObject({ basis: 'B1' });
    expect(judgeLetter(state, first(state, 'ars:32'), later.now)).toEqual({ allowed: true });
  });

  it('tell nobody of a pharmacy, which stays owing what is its own', () => {
    const incident = { data: noData({ personal: 'yes' }), operation: 'degraded' as const };
    const state = aCase({ incident, facilities: [aFacility({ type: 'pharmacy', ose: 'yes' })] })
      .qualified(GRAVE_NIGHT)
      .build();
    expect(state.letters.map((l) => l.recipient)).toEqual(['declarant']);
    expect(state.tasks).toEqual([]);
    const open = state.obligations.filter((o) => o.state === 'open');
    expect(open.map((o) => `${o.debtor} ${o.act}`)).toEqual([
      'facility file',
      'facility file',
      'facility register',
    ]);
  });

  it('are not owed a second time by qualifying again', () => {
    const state = ransomware().qualified(GRAVE_NIGHT).qualified(GRAVE_NIGHT).build();
    expect(to(state, 'fssi')).toHaveLength(1);
  });

  it('not sent yet are written anew when the level falls, so that the FSSI is informed all the same', () => {
    const significatif = { indents: indents({ others_may_be_hit: 'actual' }) };
    const state = aCase().qualified(significatif).qualified().build();
    expect(to(state, 'fssi').map((l) => `${l.message} ${l.state}`)).toEqual([
      'escalation cancelled',
      'information owed',
    ]);
    const [cancelled, informed] = to(state, 'fssi') as [Letter, Letter];
    expect(duties(state, cancelled).map((o) => `${o.act} ${o.state}`)).toEqual([
      'inform prepared',
      'escalate superseded',
    ]);
    expect(judgeLetter(state, informed, later.now)).toEqual({ allowed: true });
    expect(to(state, 'ars:32').map((l) => l.state)).toEqual(['owed']);
  });

  it('sent already are not taken back when the level falls: another says that it fell', () => {
    const significatif = { indents: indents({ others_may_be_hit: 'actual' }) };
    const state = aCase().qualified(significatif).lettersSent().qualified().build();
    expect(to(state, 'fssi').map((l) => `${l.message} ${l.state}`)).toEqual([
      ...['escalation sent', 'information owed'],
    ]);
  });

  it('owe the FSSI an escalation of its own when the level rises after it was informed', () => {
    const state = ransomware().qualified().lettersSent().qualified(GRAVE_NIGHT).build();
    expect(to(state, 'fssi').map((l) => l.message)).toEqual(['information', 'escalation']);
    expect(actsOf(state, to(state, 'fssi')[1]!)).toEqual(['inform', 'escalate']);
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
