import {
  cnilTracksOf,
  complementCase,
  declareFilingNotNeeded,
  listControllers,
  recordFiling,
  type Case,
  type Filing,
} from '.';
import { accepted, aCase, anOccasion, CASE_IN, DECLARANT } from '../../../../test/builders/case';
import { aFacility, HOUR, NIGHT, noData } from '../../../../test/builders/facts';

const known = noData({ personal: 'yes', health: 'no', nir: 'no', persons: 12, effects: ['unavailable'] });
const clear = aCase({ incident: { data: known } }).build();
const unclear = aCase({ incident: { data: { ...known, persons: null } } }).build();
const o = anOccasion({ now: NIGHT + 9 * HOUR, actor: DECLARANT });
const late = anOccasion({ now: NIGHT + 80 * HOUR, actor: DECLARANT });

const file = (state: Case, change: Partial<Filing> = {}, at = o) =>
  accepted(
    recordFiling(
      state,
      { with: 'cnil', phase: 'initial', reference: 'CNIL-EXEMPLE', filedAt: at.now, ...change },
      at,
    ),
  );
const trackOf = (state: Case, now = o.now) => cnilTracksOf(state, now)[0];
const soon = anOccasion({ now: o.now + HOUR / 2, actor: DECLARANT });
const moreData = (state: Case) => accepted(complementCase(state, { data: { persons: 900 } }, soon));

describe('where a controller stands with the CNIL', () => {
  it.each<[string, Case, string]>([
    ['no data are touched', CASE_IN.triage(), 'not_applicable'],
    ['nothing was filed', clear, 'to_file'],
    [
      'a person held that there is no risk',
      accepted(declareFilingNotNeeded(clear, { reason: 'non' }, o)),
      'not_needed',
    ],
    ['it was filed, and all was known', file(clear), 'complete'],
    ['it was filed with unknowns', file(unclear), 'initial'],
    ['it was filed with unknowns, then completed', file(file(unclear), { phase: 'complete' }), 'complete'],
    ['it was filed, and numbers moved', moreData(file(clear)), 'complement_due'],
    [
      'it was filed, numbers moved, and that was filed',
      file(moreData(file(clear)), { phase: 'complement' }, anOccasion({ now: o.now + HOUR })),
      'complete',
    ],
    [
      'it was filed although it had been held needless',
      file(accepted(declareFilingNotNeeded(clear, { reason: 'non' }, o))),
      'complete',
    ],
  ])('when %s', (_, state, expected) => {
    expect(trackOf(state)).toMatchObject({ facilityId: 'facility-main', state: expected });
  });

  it.each<[string, Case, number, boolean]>([
    ['filed in time', file(clear), NIGHT + 99 * HOUR, false],
    ['filed late', file(clear, { lateReason: 'congés' }, late), NIGHT + 99 * HOUR, true],
    ['not filed, at the last instant', clear, NIGHT + 72 * HOUR, false],
    ['not filed, later', clear, NIGHT + 72 * HOUR + 1, true],
  ])('%s', (_, state, now, isLate) => {
    expect(trackOf(state, now)).toMatchObject({ dueAt: NIGHT + 72 * HOUR, awarenessAt: NIGHT, late: isLate });
  });

  it('is to file again when the facts contradict that it was needless, 72 hours from the change', () => {
    const needless = accepted(declareFilingNotNeeded(clear, { reason: 'non' }, o));
    const out = accepted(
      complementCase(needless, { data: { persons: 300_000, effects: ['disclosed'] } }, soon),
    );
    const due = { state: 'to_file', dueAt: soon.now + 72 * HOUR, late: false };
    expect(trackOf(out)).toMatchObject(due);
    const more = accepted(complementCase(out, { data: { persons: 300_001 } }, late));
    expect(trackOf(more, late.now)).toMatchObject(due);
    const held = accepted(declareFilingNotNeeded(more, { reason: 'toujours non' }, late));
    expect(trackOf(held, late.now)).toMatchObject({ state: 'not_needed' });
    const filed = file(more, {}, anOccasion({ now: late.now + HOUR }));
    expect(trackOf(filed, late.now + HOUR)).toMatchObject({ state: 'complete', late: false });
  });

  it('keeps the reasons of the delay', () => {
    expect(trackOf(file(clear, { lateReason: 'congés' }, late))?.lateReason).toBe('congés');
  });

  it('has one line for each controller, and none for the processor that declares for them', () => {
    const provider = aCase({ incident: { data: known }, facilities: [aFacility({ type: 'provider' })] });
    const clients = [
      aFacility({ id: 'client-1', finess: '590000001', awarenessAt: NIGHT }),
      aFacility({ id: 'client-2', finess: '590000002' }),
    ];
    const listed = accepted(listControllers(provider.build(), clients, o));
    expect(cnilTracksOf(file(listed, { facilityId: 'client-1' }), o.now)).toMatchObject([
      { facilityId: 'client-1', state: 'complete', awarenessAt: NIGHT },
      { facilityId: 'client-2', state: 'to_file', awarenessAt: null, dueAt: null, late: false },
    ]);
  });
});
