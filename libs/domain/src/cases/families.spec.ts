import {
  contestQualification,
  detachFromParent,
  followParent,
  incidentOf,
  qualifyCase,
  recordFiling,
  shareWithChildren,
  type Case,
} from '.';
import { aCase, accepted, anOccasion, CASE_IN, refusalOf, SYSTEM } from '../../../../test/builders/case';
import {
  aClientCase,
  anUpdate,
  aProviderCase,
  attach,
  attached,
  shared,
} from '../../../../test/builders/family';
import { aQualificationInput, HOUR, indents, NIGHT, noData } from '../../../../test/builders/facts';

const at = (hours: number) => anOccasion({ now: NIGHT + hours * HOUR });
const system = (hours: number) => ({ ...at(hours), actor: SYSTEM });
const GRAVE = aQualificationInput({
  indents: indents({ normal_operation: 'actual', health_data: 'actual' }),
});
const FACTS = { incidentType: 'provider_outage', data: { personal: 'yes', health: 'yes' } } as const;

const nothingShared = () => ({ parent: aProviderCase(), revisions: [] });
const openDuties = ({ obligations }: Case) =>
  obligations.filter(({ state }) => state !== 'superseded').map((o) => `${o.rule} ${o.creditor}`);
const news = ({ letters }: Case) => letters.filter(({ message }) => message === 'news');
const eventsOf = (decision: ReturnType<typeof attach>) =>
  decision.ok ? decision.events.map((e) => e.type) : [];

describe('a case attached to a parent', () => {
  it('keeps its own facts and takes those that it does not know', () => {
    const child = attached(aClientCase(1, 'ars:11', { incident: { incidentType: 'ransomware' } }), {
      ...shared(nothingShared(), { facts: FACTS }),
    });
    expect(child.incident.incidentType).toBe('ransomware');
    expect(incidentOf(child).incidentType).toBe('ransomware');
    const other = attached(aClientCase(2, 'ars:11'), shared(nothingShared(), { facts: FACTS }));
    expect(other.incident.incidentType).toBe('unknown');
    expect(incidentOf(other)).toMatchObject({ incidentType: 'provider_outage', data: { personal: 'yes' } });
  });

  it('goes on owing what shared facts make owed when it is qualified by somebody whom their mark shuts out', () => {
    const data = noData({ personal: 'yes', health: 'yes', effects: ['disclosed'] });
    const child = attached(aClientCase(1, 'ars:11'), shared(nothingShared(), { facts: { data } }));
    const blind = { ...child, status: 'triage' as const, shared: null };
    const before = openDuties(child);
    expect(before).toContain('R19-inform-persons persons');
    expect(openDuties(accepted(qualifyCase(blind, aQualificationInput(), at(1))))).toEqual(
      expect.arrayContaining(before),
    );
  });

  it('owes at once what the shared facts make owed, each for itself, from its own awareness', () => {
    const shown = shared(nothingShared(), { facts: FACTS });
    const early = attached(aClientCase(1, 'ars:11'), shown);
    const late = attached(
      aClientCase(2, 'ars:76', { incident: { ...early.incident, noticedAt: NIGHT + 2 * HOUR } }),
      shown,
    );
    const cnil = (c: Case) => c.obligations.find((o) => o.act === 'file' && o.creditor === 'cnil')!;
    expect(cnil(early).dueAt! - NIGHT).toBe(72 * HOUR);
    expect(cnil(late).dueAt! - NIGHT).toBe(74 * HOUR);
    expect([cnil(early).facilityId, cnil(late).facilityId]).toEqual(['client-1', 'client-2']);
  });

  it('is hit by what either says, and whoever had filed owes a complement', () => {
    const data = noData({ personal: 'yes', health: 'yes', effects: ['unavailable'] });
    const filing = { with: 'cnil', phase: 'initial', reference: 'CNIL-1', filedAt: NIGHT + HOUR } as const;
    const child = accepted(recordFiling(aClientCase(1, 'ars:11', { incident: { data } }), filing, at(4)));
    const told = {
      data: { effects: ['unavailable' as const, 'disclosed' as const], personal: 'no' as const },
    };
    const after = attached(child, shared(nothingShared(), { facts: told }, at(5)), at(5));
    expect(incidentOf(after).data).toMatchObject({ personal: 'yes', effects: ['unavailable', 'disclosed'] });
    expect(after.notifiableChangedAt).toBe(at(5).now);
    const complement = after.obligations.find((o) => o.creditor === 'cnil' && o.phase === 'complement');
    expect(complement).toMatchObject({ state: 'open' });
    const alone = accepted(detachFromParent(after, at(6)));
    expect([alone.incident.data.effects, alone.notifiableChangedAt]).toEqual([['unavailable'], at(6).now]);
  });

  const parent = aProviderCase();
  it.each([
    ['attached already', { ...aClientCase(1, 'ars:11'), parentId: 'another' }, parent, 'already_attached'],
    ['the parent itself', parent, parent, 'not_a_parent'],
    ['under a child', aClientCase(1, 'ars:11'), { ...parent, parentId: 'another' }, 'not_a_parent'],
    [
      'under an ended case',
      aClientCase(1, 'ars:11'),
      { ...parent, status: 'closed' as const },
      'not_a_parent',
    ],
    ['ended', CASE_IN.closed(), parent, 'not_allowed_in_this_status'],
    ['merged', CASE_IN.merged(), parent, 'not_allowed_in_this_status'],
  ])('is refused when it is %s', (_, child, under, refusal) => {
    expect(refusalOf(attach(child, { parent: under, revisions: [] }))).toBe(refusal);
  });

  it('falls back on its own when it is detached, and nothing of what was done is lost', () => {
    const before = aClientCase(1, 'ars:11');
    const child = attached(before, shared(nothingShared(), { facts: FACTS }));
    const alone = accepted(detachFromParent(child, at(6)));
    expect(alone).toMatchObject({
      parentId: null,
      shared: null,
      sharedRevision: 0,
      incident: before.incident,
    });
    expect(openDuties(alone)).toEqual(openDuties(before));
    const kept = new Set(alone.obligations.map(({ id }) => id));
    expect(child.obligations.every(({ id }) => kept.has(id))).toBe(true);
    expect(refusalOf(detachFromParent(alone, at(7)))).toBe('not_attached');
  });
});

describe('what a parent shares', () => {
  it('never holds what only a facility can say', () => {
    const said = {
      ...{
        narrative: 'secret',
        urgent: true,
        alreadyDone: [],
        patientDanger: 'actual',
        operation: 'degraded',
      },
      ...{ noticedAt: NIGHT, endedAt: NIGHT, supportRequested: true, origin: 'malicious' },
      data: { persons: 12, records: 13, awarenessAt: NIGHT, personal: 'yes' },
    } as const;
    const decision = shareWithChildren(aProviderCase(), null, anUpdate({ facts: said as never }), at(4));
    expect(decision.ok && decision.shared.facts).toEqual({ origin: 'malicious', data: { personal: 'yes' } });
  });

  it('accumulates, and is taken back by saying unknown', () => {
    const first = shared(nothingShared(), { facts: FACTS, message: 'Un premier point.' });
    const second = shared(first, { facts: { origin: 'malicious', incidentType: 'unknown' } });
    expect(second.revisions[1]).toMatchObject({
      revision: 2,
      facts: { ...FACTS, incidentType: 'unknown', origin: 'malicious' },
    });
    const child = attached(aClientCase(1, 'ars:11'), second);
    expect(incidentOf(child)).toMatchObject({ incidentType: 'unknown', origin: 'malicious' });
    expect(child.shared?.message).toBe('Un premier point.');
  });

  it.each([
    ['by a child', { ...aProviderCase(), parentId: 'another' }, anUpdate(), 'not_a_parent'],
    ['by an ended case', CASE_IN.closed(), anUpdate(), 'not_allowed_in_this_status'],
    [
      'against the rule without a reason',
      aProviderCase(),
      anUpdate({ qualification: { ...GRAVE, level: 'not_grave' } }),
      'override_needs_reason',
    ],
  ])('is refused %s', (_, who, update, refusal) => {
    const decision = shareWithChildren(who, null, update, at(4));
    expect(decision.ok ? 'accepted' : decision.refusal).toBe(refusal);
  });
});

describe('a case that follows its parent', () => {
  const follow = (child: Case, shown: { revisions: Parameters<typeof followParent>[1] }, hours = 6) =>
    followParent(child, shown.revisions, system(hours));

  it('is qualified by the decision for all, for its own agency, by whoever decided', () => {
    const child = attached(aClientCase(1, 'ars:76'), nothingShared());
    const shown = shared(nothingShared(), { qualification: GRAVE }, at(5));
    const decision = follow(child, shown);
    const after = accepted(decision);
    expect(after.status).toBe('qualified');
    expect(after.qualification).toMatchObject({
      ...{ level: 'grave', onBehalfOf: ['ars:76'], decidedAt: NIGHT + 5 * HOUR },
      decidedBy: 'analyste d’astreinte',
    });
    expect(after.letters.map((l) => l.recipient)).toContain('ars:76');
    expect(after.letters.map((l) => l.recipient)).not.toContain('ars:32');
    expect(eventsOf(decision)).toEqual(expect.arrayContaining(['qualified', 'followed']));
    expect(after.version).toBe(child.version + 1);
  });

  it('does nothing twice', () => {
    const shown = shared(nothingShared(), { qualification: GRAVE, message: 'Point.', facts: FACTS }, at(5));
    const child = accepted(follow(attached(aClientCase(1, 'ars:76'), nothingShared()), shown));
    const again = follow(child, shown, 7);
    expect(again).toEqual({ ok: true, state: child, events: [] });
  });

  it('tells its declarant once, however much it missed', () => {
    const one = shared(nothingShared(), { message: 'Premier point.' }, at(4.5));
    const shown = shared(one, { message: 'Second point.' }, at(5));
    const child = accepted(follow(attached(aClientCase(1, 'ars:11'), nothingShared()), shown));
    expect(news(child)).toHaveLength(1);
    expect(child.shared?.message).toBe('Second point.');
    expect(news(child)[0]).toMatchObject({ recipient: 'declarant', obligationIds: [], state: 'owed' });
  });

  it('tells nobody when there is nothing to read', () => {
    const shown = shared(nothingShared(), { facts: FACTS }, at(5));
    expect(news(accepted(follow(attached(aClientCase(1, 'ars:11'), nothingShared()), shown)))).toEqual([]);
  });

  const shown = shared(nothingShared(), { qualification: GRAVE }, at(5));
  const child = () => attached(aClientCase(1, 'ars:76'), nothingShared());
  const own = (c: Case, hours: number) => {
    const taken = { ...c, status: 'triage' as const };
    return accepted(
      qualifyCase(taken, aQualificationInput({ indents: indents({ safety_of_care: 'actual' }) }), at(hours)),
    );
  };
  it.each([
    ['later, by itself', () => own(child(), 5.5), 'grave', ['safety_of_care']],
    ['earlier, by itself', () => own(child(), 4.5), 'grave', ['health_data', 'normal_operation']],
    [
      'and contested by its agency',
      () =>
        accepted(
          contestQualification(own(child(), 4.5), { ars: 'ars:76', reason: 'non', level: null }, at(4.6)),
        ),
      'grave',
      ['safety_of_care'],
    ],
  ])('qualified %s, keeps or takes the decision', (_, make, level, because) => {
    const after = accepted(follow(make(), shown));
    expect([after.qualification?.level, after.qualification?.because]).toEqual([level, because]);
    expect(after.sharedRevision).toBe(1);
  });

  it.each(['resolved', 'closed', 'out_of_scope', 'transferred', 'merged'] as const)(
    'keeps its state when it is %s, and is no longer behind',
    (status) => {
      const before = { ...CASE_IN[status](), parentId: 'VIG-PARENT' };
      const update = shared(nothingShared(), { qualification: GRAVE, message: 'Point.' }, at(5));
      const after = accepted(follow(before, update));
      expect(after).toMatchObject({ status, qualification: before.qualification, sharedRevision: 1 });
      if (status !== 'resolved') expect(news(after)).toEqual([]);
    },
  );

  it('follows nothing when it was detached meanwhile', () => {
    const alone = aClientCase(1, 'ars:11');
    expect(follow(alone, shown)).toEqual({ ok: true, state: alone, events: [] });
  });

  it('of another chain is handed over, as if it had been qualified alone', () => {
    const body = aCase({
      facilities: [{ ...aClientCase(1, 'ars:11').facilities[0]!, type: 'social_security_body' }],
    }).build();
    const after = accepted(follow({ ...body, parentId: 'VIG-PARENT' }, shown));
    expect(after.status).toBe('transferred');
    expect(after.qualification?.onBehalfOf).toEqual([]);
  });
});

describe('a parent of five hundred', () => {
  it('is followed by each for its own agency, and none knows another', () => {
    const AGENCIES = ['ars:11', 'ars:32', 'ars:76', 'ars:84'];
    const update = shared(nothingShared(), { qualification: GRAVE, facts: FACTS, message: 'Point.' }, at(5));
    const since = performance.now();
    for (let n = 0; n < 500; n += 1) {
      const ars = AGENCIES[n % AGENCIES.length]!;
      const child = attached(aClientCase(n, ars), nothingShared());
      const after = accepted(followParent(child, update.revisions, system(6)));
      expect([after.qualification?.onBehalfOf, after.facilities.length, news(after).length]).toEqual([
        [ars],
        1,
        1,
      ]);
      expect(
        after.letters.filter(({ recipient }) => recipient.startsWith('ars:')).map((l) => l.recipient),
      ).toEqual([ars]);
    }
    process.stdout.write(`500 cases attached and qualified: ${Math.round(performance.now() - since)} ms\n`);
  });
});
