import { aCase, accepted, anOccasion, OF_THE_DESK, refusalOf } from '../../../../test/builders/case';
import { HOUR } from '../../../../test/builders/facts';
import { grantAccess, handOver, recordConsent, revokeAccess, type Case, type GivenGrant } from '.';

const o = anOccasion();
const OTHER = 'account:00000000-0000-7000-8000-00000000a002';
const OWN = OF_THE_DESK.principals[1]!;
const ALL = ['contribute', 'pilot', 'release', 'close'] as const;
const given = (change: Partial<GivenGrant> = {}): GivenGrant => ({
  ...{ principal: OTHER, organisation: 'cert', tlpMax: 'AMBER+STRICT', capabilities: ['read'] },
  ...{ until: null, reason: 'renfort' },
  ...change,
});
const live = (state: Case) => state.grants.filter((g) => g.revokedAt === null);
const find = (state: Case, principal: string) => live(state).find((g) => g.principal === principal)!;

describe('access to a case', () => {
  const state = aCase().taken().build();

  it('is given once: the later grant replaces the former', () => {
    const first = accepted(grantAccess(state, given({ capabilities: ['contribute'] }), o));
    expect(find(first, OTHER).capabilities).toEqual(['read', 'contribute']);
    const second = accepted(grantAccess(first, given({ capabilities: ['close'] }), o));
    expect(live(second).filter(({ principal }) => principal === OTHER)).toHaveLength(1);
    expect(find(second, OTHER).capabilities).toEqual(['read', 'close']);
    expect(second.grants).toHaveLength(first.grants.length + 1);
  });

  it.each([
    ['RED to a team', { principal: 'team:nuit', tlpMax: 'RED' }, 'red_is_for_named_persons'],
    ['in the past', { until: o.now }, 'dates_impossible'],
    [
      'closing to an agency',
      { principal: 'ars:32', organisation: 'ars:32', capabilities: ['close'] },
      'not_for_outsiders',
    ],
    ['an agency of elsewhere', { principal: 'ars:11', organisation: 'ars:11' }, 'no_ground_to_tell'],
    ['a person of elsewhere', { organisation: 'ars:11' }, 'no_ground_to_tell'],
    ['ANSSI without a basis', { principal: 'anssi', organisation: 'anssi' }, 'no_ground_to_tell'],
    ['a person of the agency', { organisation: 'ars:32' }, 'accepted'],
    ['oneself', { principal: OWN }, 'not_to_yourself'],
    ['RED by whoever holds no RED', { tlpMax: 'RED' }, 'beyond_your_own'],
    ['the FSSI as pilot', { principal: 'fssi', organisation: 'fssi', capabilities: ['pilot'] }, 'accepted'],
  ] as const)('%s: %s', (_what, change, expected) => {
    expect(refusalOf(grantAccess(state, given(change as Partial<GivenGrant>), o))).toBe(expected);
  });

  it('goes no further than what its giver holds: no capability, label nor day more', () => {
    const until = o.now + 8 * HOUR;
    const held = (change: Partial<GivenGrant>) =>
      accepted(grantAccess(state, given({ capabilities: ['pilot'], tlpMax: 'AMBER', ...change }), o));
    const other = { ...o, subject: { ...OF_THE_DESK, principals: [OTHER] } };
    const give = (from: Case, change: Partial<GivenGrant>) => {
      const to = { principal: 'team:nuit', tlpMax: 'AMBER', capabilities: [], ...change } as const;
      return grantAccess(from, given(to), other);
    };
    const lasting = held({});
    expect(refusalOf(give(lasting, { capabilities: ['pilot'] }))).toBe('accepted');
    expect(give(lasting, { capabilities: ['pilot', 'close'] })).toMatchObject({
      ...{ ok: false, refusal: 'beyond_your_own', detail: ['close'] },
    });
    expect(refusalOf(give(lasting, { tlpMax: 'AMBER+STRICT' }))).toBe('beyond_your_own');
    const passing = held({ until });
    expect(refusalOf(give(passing, { until }))).toBe('accepted');
    expect(refusalOf(give(passing, { until: until + 1 }))).toBe('beyond_your_own');
    expect(refusalOf(give(passing, {}))).toBe('beyond_your_own');
    expect(refusalOf(grantAccess(state, given(), { ...o, subject: null }))).toBe('beyond_your_own');
  });

  it('goes outside on the owner’s agreement, as long as it holds and up to its label', () => {
    const consent = {
      ...{ to: 'anssi', items: ['incident' as const], tlp: 'AMBER' as const },
      ...{ owner: 'DSI', evidence: 'courriel', until: o.now + HOUR },
    };
    const agreed = accepted(recordConsent(state, consent, o));
    const anssi = given({ principal: 'anssi', organisation: 'anssi', tlpMax: 'AMBER' });
    expect(refusalOf(grantAccess(agreed, anssi, o))).toBe('accepted');
    expect(refusalOf(grantAccess(agreed, anssi, { ...o, now: o.now + HOUR }))).toBe('no_ground_to_tell');
  });

  it('is taken back from whom it was given, never from whom the law tells, nor from the last who can end it', () => {
    const whole = accepted(grantAccess(state, given({ capabilities: ALL }), o));
    const revoke = (held: Case, principal: string) =>
      revokeAccess(held, { grantId: find(held, principal).id, reason: 'x' }, o);
    expect(refusalOf(revoke(whole, 'ars:32'))).toBe('known_by_law');
    expect(refusalOf(revoke(whole, 'fssi'))).toBe('known_by_law');
    expect(refusalOf(revoke(state, 'cert'))).toBe('somebody_must_pilot');
    const shared = accepted(grantAccess(state, given({ capabilities: ['pilot', 'release'] }), o));
    expect(revoke(shared, 'cert')).toMatchObject({ refusal: 'somebody_must_pilot', detail: ['close'] });
    const kept = accepted(revoke(whole, 'cert'));
    expect(live(kept).map(({ principal }) => principal)).not.toContain('cert');
    expect(refusalOf(revoke(kept, OTHER))).toBe('somebody_must_pilot');
    expect(refusalOf(revokeAccess(kept, { grantId: 'none', reason: 'x' }, o))).toBe('no_such_grant');
  });

  it('for a time lets end nothing that lasts longer, nor give for longer than one pilots', () => {
    const until = o.now + HOUR;
    const lasting = accepted(grantAccess(state, given({ principal: 'account:third' }), o));
    const grants = [
      ...lasting.grants.filter(({ principal }) => principal !== 'cert'),
      { ...find(state, 'cert'), id: 'read', capabilities: ['read'] as const },
      { ...find(state, 'cert'), id: 'timed', until },
      { ...find(state, 'cert'), id: 'pilot', principal: 'account:lead' },
    ];
    const held: Case = { ...lasting, grants };
    const third = find(held, 'account:third').id;
    expect(refusalOf(revokeAccess(held, { grantId: third, reason: 'x' }, o))).toBe('beyond_your_own');
    expect(refusalOf(revokeAccess(held, { grantId: 'timed', reason: 'x' }, o))).toBe('accepted');
    expect(refusalOf(grantAccess(held, given({ capabilities: ['read'] }), o))).toBe('beyond_your_own');
    expect(refusalOf(grantAccess(held, given({ capabilities: ['read'], until }), o))).toBe('accepted');
  });

  describe('of a case that is handed over', () => {
    const to = 'third';
    const byOther = { ...o, subject: { ...OF_THE_DESK, principals: [OTHER] } };
    const keptBy = (change: Partial<GivenGrant>) => {
      const lead = given({ principal: 'account:lead', capabilities: ALL });
      const shared = accepted(grantAccess(accepted(grantAccess(state, lead, o)), given(change), o));
      return accepted(revokeAccess(shared, { grantId: find(shared, 'cert').id, reason: 'x' }, o));
    };

    it('is as it was where the desk knows it anyway', () => {
      const over = accepted(handOver(state, { to, reason: 'relève' }, o));
      expect([over.assignee, over.grants]).toEqual([to, state.grants]);
    });

    it('is what its giver could do, as long as its giver could', () => {
      const all = accepted(handOver(keptBy({ capabilities: ALL }), { to, reason: 'relève' }, byOther));
      expect(find(all, 'account:third')).toMatchObject({ capabilities: ['read', ...ALL], until: null });
      const until = o.now + HOUR;
      const little = keptBy({ capabilities: ['pilot'], until });
      const handed = accepted(handOver(little, { to, reason: 'relève' }, byOther));
      expect(find(handed, 'account:third')).toMatchObject({ capabilities: ['read', 'pilot'], until });
      const own = { to: OTHER.slice('account:'.length), reason: 'x' };
      expect(refusalOf(handOver(little, own, byOther))).toBe('not_to_yourself');
    });
  });

  it('ends for whoever was on call, once the case is handed to another', () => {
    const to = OTHER.slice('account:'.length);
    const woken = (principal: string): Case => ({
      ...state,
      grants: [
        ...state.grants,
        { ...find(state, 'cert'), id: 'night', principal, ground: 'on_call', until: o.now + 1 },
      ],
    });
    const endOf = (principal: string) =>
      accepted(handOver(woken(principal), { to, reason: 'relève' }, o)).grants.find(
        ({ id }) => id === 'night',
      )!.revokedAt;
    expect(endOf('account:night')).toBe(o.now);
    expect(endOf(OTHER)).toBeNull();
  });

  it('ends by no hand-over what lasts longer than its giver pilots', () => {
    const whole = find(state, 'cert');
    const night = { ...whole, principal: 'account:night', ground: 'on_call' as const, until: o.now + HOUR };
    const endOf = (until: number) => {
      const grants = [
        { ...whole, until },
        { ...whole, id: 'read', capabilities: ['read'] as const },
      ];
      const lead = { ...whole, id: 'lead', principal: 'account:lead' };
      const held = { ...state, grants: [...grants, lead, { ...night, id: 'night' }] };
      const over = accepted(handOver(held, { to: 'lead', reason: 'relève' }, o));
      return over.grants.find(({ id }) => id === 'night')!.revokedAt;
    };
    expect([endOf(o.now + HOUR), endOf(o.now + HOUR - 1)]).toEqual([o.now, null]);
  });
});
