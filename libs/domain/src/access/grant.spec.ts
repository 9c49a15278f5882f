import type { Tlp } from '#domain/marking';
import { circleGrant, mayOn, NEEDS, CAPABILITIES, shutBy, type Grant, type Subject } from '.';

const NOW = Date.parse('2026-11-20T03:00:00Z');
const ANALYST = 'account:00000000-0000-7000-8000-00000000a001';

const subject = (change: Partial<Subject> = {}): Subject => ({
  principals: [ANALYST, 'cert', 'team:nuit'],
  tlpCeiling: 'RED',
  compartments: ['internal', 'patient-data'],
  ...change,
});
const grant = (change: Partial<Grant> = {}): Grant => ({
  ...{ id: 'g', principal: 'cert', tlpMax: 'AMBER+STRICT', capabilities: ['read', 'contribute'] },
  ...{
    ground: 'circle',
    reason: null,
    grantedBy: 'system',
    grantedAt: NOW - 1000,
    until: null,
    revokedAt: null,
  },
  ...change,
});
const object = (tlp: Tlp = 'AMBER+STRICT', compartments: Subject['compartments'] = []) => ({
  tlp,
  compartments,
});
const may = (s: Subject, o: ReturnType<typeof object>, ...grants: Grant[]) =>
  mayOn(s, o, { grants, now: NOW });

describe('a grant', () => {
  it('lets do what it says, and nothing without reading', () => {
    expect(may(subject(), object(), grant())).toEqual(['read', 'contribute']);
    expect(may(subject(), object(), grant({ capabilities: ['close'] }))).toEqual([]);
    expect(may(subject(), object())).toEqual([]);
  });

  it.each([
    ['cert', 'AMBER+STRICT', 'AMBER', null],
    ['cert', 'AMBER+STRICT', 'RED', 'audience'],
    ['region:32', 'RED', 'AMBER+STRICT', 'audience'],
    [ANALYST, 'AMBER', 'AMBER+STRICT', 'label'],
    [ANALYST, 'RED', 'RED', null],
  ] as const)('of %s up to %s is shut to %s by: %s', (principal, tlpMax, tlp, by) => {
    expect(shutBy(grant({ principal, tlpMax }), object(tlp))).toBe(by);
  });

  it('adds to another, each with its own bounds', () => {
    const own = grant({ principal: ANALYST, capabilities: ['pilot'], tlpMax: 'CLEAR' });
    expect(may(subject(), object(), grant(), own)).toEqual(['read', 'contribute']);
    expect(may(subject(), object('CLEAR'), grant(), own)).toEqual(['read', 'contribute', 'pilot']);
  });

  it.each([
    ['to somebody else', { principal: 'ars:32' }],
    ['to another team', { principal: 'team:jour' }],
    ['that ends now', { until: NOW }],
    ['that is revoked', { revokedAt: NOW - 1 }],
    ['for wider labels', { tlpMax: 'AMBER' }],
  ] as const)('%s opens nothing', (_what, change) => {
    expect(may(subject(), object(), grant(change))).toEqual([]);
  });

  it('that ends in a millisecond still opens, and one to a team does', () => {
    expect(may(subject(), object(), grant({ until: NOW + 1 }))).toContain('read');
    expect(may(subject(), object(), grant({ principal: 'team:nuit' }))).toContain('read');
  });

  it('written when the clock was ahead holds when it is set back', () => {
    expect(may(subject(), object(), grant({ grantedAt: NOW + 3_600_000 }))).toContain('read');
  });
});

describe('a label is an audience', () => {
  const everybody = subject({ principals: [ANALYST, 'cert', 'team:nuit', 'region:32'] });
  it.each([
    ['RED', [ANALYST]],
    ['AMBER+STRICT', [ANALYST, 'cert', 'team:nuit']],
    ['AMBER', [ANALYST, 'cert', 'team:nuit', 'region:32']],
    ['GREEN', [ANALYST, 'cert', 'team:nuit', 'region:32']],
    ['CLEAR', [ANALYST, 'cert', 'team:nuit', 'region:32']],
  ] as const)('%s is for %j', (tlp, expected) => {
    const opens = everybody.principals.filter(
      (principal) => may(everybody, object(tlp), grant({ principal, tlpMax: 'RED' })).length > 0,
    );
    expect(opens).toEqual(expected);
  });
});

describe('a clearance', () => {
  it('bounds what a grant opens, by label and by compartment', () => {
    const red = grant({ principal: ANALYST, tlpMax: 'RED' });
    expect(may(subject({ tlpCeiling: 'AMBER+STRICT' }), object('RED'), red)).toEqual([]);
    expect(may(subject(), object('RED'), red)).toContain('read');
    expect(may(subject(), object('RED', ['criminal']), red)).toEqual([]);
    expect(may(subject(), object('RED', ['internal', 'patient-data']), red)).toContain('read');
  });
});

describe('the default circle', () => {
  it.each([
    ['cert', ['read', 'contribute', 'pilot', 'release', 'close']],
    ['ars:32', ['read', 'contribute']],
    ['fssi', ['read']],
    ['facility:590000758', ['read']],
  ])('lets %s do %j, up to AMBER+STRICT', (organisation, capabilities) => {
    expect(circleGrant(organisation)).toEqual({
      ...{ principal: organisation, tlpMax: 'AMBER+STRICT', capabilities, ground: 'circle' },
    });
  });
});

describe('an act on a case', () => {
  it('asks of the grant, or is of no case: each capability says which', () => {
    const none = CAPABILITIES.filter((capability) => NEEDS[capability] === null);
    expect(none).toEqual([
      ...['declare_for_others', 'administer_desk', 'break_glass', 'ask_access', 'review_break_glass'],
      ...['read_record', 'read_certificates', 'keep_data', 'administer_accounts', 'recover_accounts'],
      ...['see_accounts', 'give_clearance', 'confirm_clearance'],
    ]);
    expect(NEEDS.qualify).toBe('pilot');
    expect(NEEDS.release).toBe('release');
    expect(NEEDS.close).toBe('close');
  });
});
