import { cnilTracksOf, complementCase, openCase, recordFiling, type Case } from '.';
import type { IncidentFacts } from '#domain/declarations';
import { accepted, anOccasion, anOpening, refusalOf } from '../../../../test/builders/case';
import { aFacility, HOUR, NIGHT, noData } from '../../../../test/builders/facts';

const at = NIGHT + HOUR;
const done = (
  authority: IncidentFacts['alreadyDone'][number]['authority'],
  reference: string | null = 'R-1',
) => [{ authority, at, reference }];
const opened = (alreadyDone: IncidentFacts['alreadyDone']) =>
  openCase(
    anOpening({
      facilities: [aFacility({ ose: 'yes' })],
      incident: { alreadyDone, systems: ['directory'], data: noData({ personal: 'yes' }) },
    }),
    anOccasion(),
  );
const filings = ({ state }: ReturnType<typeof opened>) =>
  state.obligations.filter((o) => o.act === 'file').map((o) => `${o.creditor} ${o.state}`);

describe('what was done before the desk was told', () => {
  it.each([
    ['cnil', ['anssi open', 'cnil fulfilled']],
    ['anssi', ['anssi fulfilled', 'cnil open']],
    ['police', ['anssi open', 'cnil open']],
    ['insurer', ['anssi open', 'cnil open']],
  ] as const)('with %s leaves %j', (authority, expected) => {
    expect(filings(opened(done(authority)))).toEqual(expected);
  });

  it('is settled at its own hour with its receipt number, and is an event', () => {
    const { state, events } = opened(done('cnil'));
    expect(state.obligations.find((o) => o.creditor === 'cnil' && o.act === 'file')).toMatchObject({
      settledAt: at,
      proof: 'R-1',
    });
    expect(events.some((e) => e.type === 'obligation_settled' && e.data.rule === 'R15-file-cnil')).toBe(true);
  });

  it('too late is late, and its reasons may be given afterwards', () => {
    const now = NIGHT + 100 * HOUR;
    const late = [{ authority: 'cnil' as const, at: NIGHT + 80 * HOUR, reference: 'CNIL-1' }];
    const incident = { alreadyDone: late, data: noData({ personal: 'yes' }) };
    const { state } = openCase(anOpening({ receivedAt: now, incident }), anOccasion({ now }));
    expect(state.obligations.find((o) => o.rule === 'R15-file-cnil')).toMatchObject({ overdueAt: now });
    expect(cnilTracksOf(state, now)).toMatchObject([{ late: true, lateReason: null }]);
    const filing = { with: 'cnil', phase: 'initial', reference: 'CNIL-1', filedAt: late[0]!.at } as const;
    const explain = (held: Case, lateReason?: string) =>
      recordFiling(held, lateReason ? { ...filing, lateReason } : filing, anOccasion({ now }));
    expect(refusalOf(explain(state))).toBe('already_filed');
    const explained = accepted(explain(state, 'Astreinte injoignable'));
    expect(cnilTracksOf(explained, now)).toMatchObject([{ late: true, lateReason: 'Astreinte injoignable' }]);
    expect(refusalOf(explain(explained, 'Autre motif'))).toBe('already_filed');
  });

  it('without a receipt number says who said so', () => {
    const { state } = opened(done('cnil', null));
    expect(state.obligations.find((o) => o.rule === 'R15-file-cnil')?.proof).toMatch(/par la structure/);
  });

  it('leaves the register and the persons owed', () => {
    const { state } = opened(done('cnil'));
    expect(state.obligations.find((o) => o.act === 'register')).toMatchObject({ state: 'open' });
  });

  it('counts too when a complement makes the filing owed, or says that it was done', () => {
    const later = anOccasion({ now: NIGHT + 5 * HOUR });
    const calm = openCase(anOpening({ incident: { alreadyDone: done('cnil') } }), anOccasion()).state;
    const hit = accepted(complementCase(calm, { data: { personal: 'yes' } }, later));
    expect(hit.obligations.find((o) => o.rule === 'R15-file-cnil')).toMatchObject({ state: 'fulfilled' });
    const told = accepted(complementCase(opened([]).state, { alreadyDone: done('anssi') }, later));
    expect(told.obligations.find((o) => o.rule === 'R12-file-anssi')).toMatchObject({ state: 'fulfilled' });
  });
});
