import { aCase, accepted, anOccasion, CASE_IN, refusalOf } from '../../../../test/builders/case';
import { aFacility, aQualificationInput } from '../../../../test/builders/facts';
import { qualifyCase, STATUSES, type Case } from '.';
import { rerouteFacility } from './reroute-facility';

const MOVED = { facilityId: 'facility-main', ars: 'ars:75', reason: 'site transféré à Bordeaux' };
const reroute = (state: Case, change: Partial<typeof MOVED> | { ars: null } = {}) =>
  rerouteFacility(state, { ...MOVED, ...change }, anOccasion());
const informed = ({ obligations }: Case) =>
  obligations
    .filter(({ act }) => act === 'inform')
    .map(({ creditor, state }) => `${creditor} ${state}`)
    .sort();
const lettersTo = ({ letters }: Case) =>
  letters
    .filter(({ recipient }) => recipient.startsWith('ars:'))
    .map(({ recipient, state }) => `${recipient} ${state}`)
    .sort();
const somewhere = (ars: string | null, id = 'facility-main') =>
  aFacility({ id, ars, department: ars === null ? '975' : '59', declares: id === 'facility-main' });

describe('the agency of a facility, designated by a person', () => {
  it('replaces the former one on the case', () => {
    const after = accepted(reroute(aCase().build()));
    expect(after.facilities.map(({ ars }) => ars)).toEqual(['ars:75']);
    expect(after.version).toBe(2);
  });

  it('is noted with its reason, and from where to where', () => {
    expect(reroute(aCase().build())).toMatchObject({
      events: expect.arrayContaining([
        {
          type: 'facility_rerouted',
          data: { id: 'facility-main', from: 'ars:32', to: 'ars:75', reason: MOVED.reason },
        },
      ]) as unknown,
    });
  });

  it('takes over what the former one was owed and had not been sent', () => {
    const after = accepted(reroute(aCase().qualified().build()));
    expect(informed(after)).toEqual(['ars:32 superseded', 'ars:75 prepared', 'fssi prepared']);
    expect(lettersTo(after)).toEqual(['ars:32 cancelled', 'ars:75 owed']);
    expect(after.qualification!.onBehalfOf).toEqual(['ars:32']);
  });

  it('leaves the qualification owed to the new one until the desk qualifies again', () => {
    const qualifiedFor = ({ obligations }: Case) =>
      obligations.filter(({ rule }) => rule === 'R06-qualify').map((o) => `${o.creditor} ${o.state}`);
    const after = accepted(reroute(aCase().qualified().build()));
    expect(qualifiedFor(after)).toEqual(['ars:32 fulfilled', 'ars:75 open']);
    const again = accepted(qualifyCase(after, aQualificationInput(), anOccasion()));
    expect(qualifiedFor(again)).toEqual(['ars:32 fulfilled', 'ars:75 fulfilled']);
    expect(again.qualification).toMatchObject({ onBehalfOf: ['ars:75'], number: 1 });
  });

  it('does not make untold what the former one was told', () => {
    const after = accepted(reroute(aCase().qualified().lettersSent().build()));
    expect(informed(after)).toEqual(['ars:32 sent', 'ars:75 prepared', 'fssi sent']);
    expect(lettersTo(after)).toEqual(['ars:32 sent', 'ars:75 owed']);
  });

  it('leaves the agency of the other sites alone', () => {
    const facilities = [somewhere('ars:32'), somewhere('ars:32', 'annex')];
    const after = accepted(reroute(aCase({ facilities }).qualified().build()));
    expect(informed(after)).toEqual(['ars:32 prepared', 'ars:75 prepared', 'fssi prepared']);
    expect(after.qualification!.onBehalfOf).toEqual(['ars:32']);
  });

  it('writes no letter before somebody has qualified', () => {
    expect(lettersTo(accepted(reroute(aCase().build())))).toEqual([]);
  });

  it('may be none: the desk and the FSSI go on alone', () => {
    const after = accepted(reroute(aCase().qualified().build(), { ars: null }));
    expect(informed(after)).toEqual(['ars:32 superseded', 'fssi prepared']);
    expect(after.qualification!.onBehalfOf).toEqual(['ars:32']);
  });

  it.each([['ars:04'], [null]])('ends the task to find one: %s', (ars) => {
    const stray = aCase({ facilities: [somewhere(null)] }).build();
    expect(stray.tasks).toMatchObject([{ kind: 'no_competent_ars', doneAt: null }]);
    const { tasks } = accepted(reroute(stray, { ars: ars! }));
    expect(tasks).toMatchObject([
      { doneAt: anOccasion().now, outcome: `analyste d’astreinte : ${ars ?? 'aucune ARS'}` },
    ]);
  });

  it('does not end the task of another facility', () => {
    const facilities = [somewhere('ars:32'), somewhere(null, 'island')];
    const { tasks } = accepted(reroute(aCase({ facilities }).build()));
    expect(tasks).toMatchObject([{ subject: 'island', doneAt: null }]);
  });

  it.each(['ars:99', 'ars:59', 'ars:', 'fssi', ''])('is refused when no region is called %j', (ars) => {
    expect(refusalOf(reroute(aCase().build(), { ars }))).toBe('no_such_agency');
  });

  it('is refused for a facility that is not concerned, or no longer', () => {
    expect(refusalOf(reroute(aCase().build(), { facilityId: 'another' }))).toBe('no_such_facility');
    const left = aCase().build();
    const gone = { ...left, facilities: [{ ...left.facilities[0]!, leftAt: 1 }] };
    expect(refusalOf(reroute(gone))).toBe('no_such_facility');
  });

  it.each(STATUSES)('is possible or not in status %s', (status) => {
    const ended = ['closed', 'out_of_scope', 'transferred', 'merged'].includes(status);
    const expected = ended ? 'not_allowed_in_this_status' : 'accepted';
    expect(refusalOf(reroute(CASE_IN[status]()))).toBe(expected);
  });
});
