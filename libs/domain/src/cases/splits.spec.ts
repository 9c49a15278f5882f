import { splitFacility, takeCase, type Case, type Split } from '.';
import { aCase, accepted, anOccasion, CASE_IN } from '../../../../test/builders/case';
import { aProviderCase, shared } from '../../../../test/builders/family';
import {
  aFacility,
  aQualificationInput,
  HOUR,
  indents,
  NIGHT,
  noData,
} from '../../../../test/builders/facts';

const GRAVE = aQualificationInput({ indents: indents({ normal_operation: 'actual' }) });
const later = anOccasion({ now: NIGHT + 6 * HOUR });
const refusalOf = (outcome: Split) => (outcome.ok ? 'accepted' : [outcome.refusal, ...outcome.detail]);

describe('a site taken out of a case', () => {
  const own = aFacility({ ars: 'ars:32' });
  const other = aFacility({
    id: 'other',
    name: 'Annexe',
    finess: '760000158',
    department: '76',
    ars: 'ars:28',
    declares: false,
  });
  const two = (change = {}) =>
    aCase({ facilities: [own, other], incident: { data: noData({ personal: 'yes' }) }, ...change });
  const split = (state: Case, facilityId = 'other') =>
    splitFacility(
      state,
      { facilityId, reason: 'deux incidents', reference: 'VIG-NEW', revisions: [] },
      later,
    );
  function done(state: Case) {
    const outcome = split(state);
    if (!outcome.ok) throw new Error(outcome.refusal);
    return {
      remaining: outcome.remaining.state,
      opened: outcome.opened.state,
      events: outcome.opened.events,
    };
  }

  it('is known at the desk by those who knew the first, each as long, and by no broken glass', () => {
    const state = two().build();
    const whole = state.grants.find(({ principal }) => principal === 'cert')!;
    const ends = { ...whole, principal: 'account:night', until: later.now + HOUR };
    const grants = [
      ...[whole, { ...ends, id: 'shift', ground: 'on_call' as const }],
      { ...ends, id: 'over', until: later.now },
      { ...ends, id: 'taken back', revokedAt: later.now },
      { ...ends, id: 'glass', ground: 'glass' as const },
    ];
    const known = done({ ...state, grants }).opened.grants.filter(({ ground }) => ground !== 'circle');
    expect(known).toMatchObject([{ principal: 'account:night', ground: 'on_call', until: ends.until }]);
  });

  it('has a case of its own: same incident, its own agency and its own obligations', () => {
    const state = two().build();
    const { opened } = done(state);
    expect(opened).toMatchObject({
      ...{
        reference: 'VIG-NEW',
        status: 'received',
        splitFrom: state.id,
        incident: state.incident,
        tlp: state.tlp,
      },
      ...{ receivedAt: state.receivedAt, channel: state.channel, qualification: null },
    });
    expect(opened.facilities.map((f) => [f.id, f.ars])).toEqual([['other', 'ars:28']]);
    const cnil = opened.obligations.find((o) => o.act === 'file' && o.creditor === 'cnil');
    expect(cnil).toMatchObject({ facilityId: 'other', dueAt: NIGHT + 72 * HOUR });
    expect(opened.id).not.toBe(state.id);
  });

  it('leaves the first without its agency, and nothing is erased there', () => {
    const state = two().qualified().build();
    const { remaining } = done(state);
    expect(remaining.facilities.find((f) => f.id === 'other')).toMatchObject({ leftAt: later.now });
    expect(remaining.qualification?.onBehalfOf).toEqual(['ars:32']);
    const toOther = (c: Case) =>
      c.obligations.filter((o) => o.creditor === 'ars:28' && o.act !== 'qualify').map((o) => o.state);
    expect(toOther(state)).not.toContain('superseded');
    expect(new Set(toOther(remaining))).toEqual(new Set(['superseded']));
    expect(
      remaining.letters.filter((l) => l.recipient === 'ars:28').every((l) => l.state === 'cancelled'),
    ).toBe(true);
    expect(remaining.obligations.map((o) => o.id)).toEqual(
      expect.arrayContaining(state.obligations.map((o) => o.id)),
    );
  });

  it('keeps what left to its agency as sent', () => {
    const { remaining } = done(two().qualified().lettersSent().build());
    const inform = remaining.obligations.filter((o) => o.creditor === 'ars:28' && o.act === 'inform');
    expect(inform.map((o) => o.state)).toEqual(['sent']);
  });

  it('wakes nobody again', () => {
    const { events } = done(two({ incident: { urgent: true } }).build());
    expect(events.map(({ type }) => type)).not.toContain('page_raised');
  });

  it('of a processor knows nothing yet, and its clock does not run', () => {
    const hub = aFacility({ id: 'hub', type: 'regional_grouping' });
    const { opened } = done(
      two({ facilities: [hub, other], incident: { data: noData({ personal: 'yes' }) } }).build(),
    );
    const cnil = opened.obligations.find((o) => o.act === 'file' && o.creditor === 'cnil');
    expect(cnil).toMatchObject({ anchorAt: null, dueAt: null });
  });

  it('stays part of the incident that it was part of', () => {
    const { parent, revisions } = shared(
      shared({ parent: aProviderCase(), revisions: [] }, { message: 'Un point.', qualification: GRAVE }),
      { facts: { origin: 'malicious' } },
    );
    const outcome = splitFacility(
      { ...two().build(), parentId: parent.id, sharedRevision: 2, shared: revisions[1]! },
      { facilityId: 'other', reason: 'deux incidents', reference: 'VIG-NEW', revisions },
      later,
    );
    if (!outcome.ok) throw new Error(outcome.refusal);
    const { state } = outcome.opened;
    expect(state).toMatchObject({
      ...{ parentId: parent.id, sharedRevision: 2, shared: { message: 'Un point.', revision: 2 } },
      ...{ qualification: { onBehalfOf: ['ars:28'] } },
    });
    expect(state.letters.filter(({ message }) => message === 'news')).toHaveLength(1);
  });

  it.each([
    ['the only one', aCase().build(), 'facility-main', ['only_facility']],
    ['the one that declared', two().build(), 'facility-main', ['only_facility', 'declares']],
    ['unknown', two().build(), 'nowhere', ['no_such_facility', 'nowhere']],
    [
      'gone already',
      accepted(takeCase(done(two().build()).remaining, 'a', later)),
      'other',
      ['no_such_facility', 'other'],
    ],
  ])('is refused when it is %s', (_, state, facility, refusal) => {
    expect(refusalOf(split(state, facility))).toEqual(refusal);
  });

  it('is refused once the case has ended', () => {
    expect(refusalOf(split(CASE_IN.closed()))).toEqual(['not_allowed_in_this_status', 'closed', 'reopen']);
  });
});
