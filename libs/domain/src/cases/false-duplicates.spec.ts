import { mergeInto, recordFiling, reopenCase, type Case } from '.';
import { aCase, accepted, anOccasion } from '../../../../test/builders/case';
import { aFacility, HOUR, NIGHT, noData } from '../../../../test/builders/facts';

const later = anOccasion({ now: NIGHT + 6 * HOUR });
function merged(duplicate: Case, target: Case, sameDeclarant = false) {
  const outcome = mergeInto(
    { duplicate, target, isParent: false },
    { reason: 'doublon', sameDeclarant },
    later,
  );
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal} ${outcome.detail.join()}`);
  return { duplicate: outcome.duplicate.state, target: outcome.target.state, events: outcome.target.events };
}
const web = (change = {}) => aCase(change).build();
const phone = (change = {}) => web({ reference: 'VIG-PHONE', channel: 'phone', ...change });
const confirming = ({ obligations }: Case) => obligations.find(({ rule }) => rule === 'R02-confirm')?.state;
const cnilOf = ({ obligations }: Case, facilityId: string, phase = 'initial') =>
  obligations.find(
    (o) => o.creditor === 'cnil' && o.act === 'file' && o.facilityId === facilityId && o.phase === phase,
  );
const filed = (state: Case, reference: string) =>
  accepted(
    recordFiling(state, { with: 'cnil', phase: 'initial', reference, filedAt: NIGHT + 5 * HOUR }, later),
  );

describe('whose code opens the case that goes on', () => {
  it('is that of a declarant whom the desk called back, and of nobody else', () => {
    expect(merged(phone(), web()).duplicate.mergedCodeOpens).toBe(false);
    const { duplicate } = merged(phone(), web(), true);
    expect(duplicate.mergedCodeOpens).toBe(true);
    expect(accepted(reopenCase(duplicate, 'deux incidents', later)).mergedCodeOpens).toBe(false);
  });

  it('confirms what was typed in for it, when it said the same itself', () => {
    const form = web({ receivedAt: NIGHT + 5 * HOUR });
    const known = merged(form, phone(), true);
    expect([known.target.confirmedAt, confirming(known.target)]).toEqual([NIGHT + 5 * HOUR, 'fulfilled']);
    expect(known.events.map(({ type }) => type)).toContain('confirmed');
    const stranger = merged(form, phone()).target;
    expect([stranger.confirmedAt, confirming(stranger)]).toEqual([null, 'open']);
    expect(merged(phone(), phone({ receivedAt: NIGHT + HOUR }), true).target.confirmedAt).toBeNull();
  });
});

describe('what one of two declarations says more gravely', () => {
  it('is kept, and what both say of the same is united', () => {
    const own = {
      personal: 'no',
      published: 'no',
      health: 'unknown',
      effects: ['unavailable'],
      persons: 3,
    } as const;
    const other = {
      personal: 'yes',
      published: 'yes',
      health: 'no',
      effects: ['disclosed', 'unavailable'],
      persons: 9,
    } as const;
    const target = web({
      incident: {
        ...{ patientDanger: 'none', operation: 'care_interrupted', systems: ['mail'], measures: [] },
        data: noData({ ...own, effects: [...own.effects] }),
      },
    });
    const duplicate = phone({
      incident: {
        ...{ patientDanger: 'actual', operation: 'degraded', systems: ['imaging'], measures: ['plan_blanc'] },
        data: noData({ ...other, effects: [...other.effects] }),
      },
    });
    expect(merged(duplicate, target).target.incident).toMatchObject({
      ...{ patientDanger: 'actual', operation: 'care_interrupted' },
      ...{ systems: ['mail', 'imaging'], measures: ['plan_blanc'] },
      data: {
        personal: 'yes',
        published: 'yes',
        health: 'no',
        effects: ['unavailable', 'disclosed'],
        persons: 3,
      },
    });
  });

  it('owes the CNIL a complement, when the target had filed already', () => {
    const target = filed(
      web({ incident: { data: noData({ personal: 'yes', effects: ['unavailable'] }) } }),
      'CNIL-1',
    );
    const worse = phone({ incident: { data: noData({ personal: 'yes', effects: ['disclosed'] }) } });
    const after = merged(worse, target).target;
    expect(after.notifiableChangedAt).toBe(later.now);
    expect(cnilOf(after, target.facilities[0]!.id, 'complement')).toMatchObject({ state: 'open' });
  });
});

describe('a receipt given under a duplicate', () => {
  const processor = aFacility({ id: 'hub', type: 'regional_grouping' });
  const client = (id: string, finess: string | null) =>
    aFacility({ id, finess, name: `Clinique ${id}`, declares: false, awarenessAt: NIGHT });
  const both = (...clients: ReturnType<typeof aFacility>[]) =>
    web({ facilities: [processor, ...clients], incident: { data: noData({ personal: 'yes' }) } });

  it('counts for the controller to whom it was given, and for no other', () => {
    const target = both(client('a', '590000001'), client('b', '590000002'));
    const duplicate = both(client('other-id', '590000001'));
    const done = {
      ...duplicate,
      obligations: duplicate.obligations.map((o) =>
        o.facilityId === 'other-id' && o.creditor === 'cnil' && o.phase === 'initial'
          ? { ...o, state: 'fulfilled' as const, settledAt: NIGHT + 5 * HOUR, proof: 'CNIL-A' }
          : o,
      ),
    };
    const after = merged(done, target).target;
    expect(cnilOf(after, 'a')).toMatchObject({ state: 'fulfilled', proof: 'CNIL-A' });
    expect(cnilOf(after, 'b')).toMatchObject({ state: 'open', proof: null });
  });
});
