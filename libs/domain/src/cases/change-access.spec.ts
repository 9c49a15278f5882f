import { aCase, accepted, ANALYST, anOccasion, refusalOf } from '../../../../test/builders/case';
import { HOUR } from '../../../../test/builders/facts';
import { grantAccess, handOver, recordConsent, revokeAccess, type Case, type GivenGrant } from '.';

const o = anOccasion();
const OTHER = 'account:00000000-0000-7000-8000-00000000a002';
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
    ['the FSSI as pilot', { principal: 'fssi', organisation: 'fssi', capabilities: ['pilot'] }, 'accepted'],
  ] as const)('%s: %s', (_what, change, expected) => {
    expect(refusalOf(grantAccess(state, given(change as Partial<GivenGrant>), o))).toBe(expected);
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

  it('is taken back from whom it was given, never from whom the law tells, nor from the last pilot', () => {
    const shared = accepted(grantAccess(state, given({ capabilities: ['pilot'] }), o));
    const revoke = (held: Case, principal: string) =>
      revokeAccess(held, { grantId: find(held, principal).id, reason: 'x' }, o);
    expect(refusalOf(revoke(shared, 'ars:32'))).toBe('known_by_law');
    expect(refusalOf(revoke(shared, 'fssi'))).toBe('known_by_law');
    expect(refusalOf(revoke(state, 'cert'))).toBe('somebody_must_pilot');
    const kept = accepted(revoke(shared, 'cert'));
    expect(live(kept).map(({ principal }) => principal)).not.toContain('cert');
    expect(refusalOf(revoke(kept, OTHER))).toBe('somebody_must_pilot');
    expect(refusalOf(revokeAccess(kept, { grantId: 'none', reason: 'x' }, o))).toBe('no_such_grant');
  });

  it('goes with the case that is handed over, where the desk does not know it anyway', () => {
    const to = OTHER.slice('account:'.length);
    const over = accepted(handOver(state, { to, reason: 'relève' }, o));
    expect([over.assignee, over.grants]).toEqual([to, state.grants]);
    const own = given({
      principal: `account:${'accountId' in ANALYST ? ANALYST.accountId : ''}`,
      capabilities: ['pilot'],
    });
    const shared = accepted(grantAccess(state, own, o));
    const kept = accepted(revokeAccess(shared, { grantId: find(shared, 'cert').id, reason: 'x' }, o));
    const handed = accepted(handOver(kept, { to, reason: 'relève' }, o));
    expect(find(handed, OTHER).capabilities).toEqual(['read', 'contribute', 'pilot', 'release', 'close']);
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
});
