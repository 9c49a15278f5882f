import { markingOf, mergeInto, recordFiling, reopenCase, type Case, type Merge } from '.';
import { isSettled } from '#domain/obligations';
import { aCase, accepted, anOccasion, CASE_IN } from '../../../../test/builders/case';
import { aFacility, HOUR, NIGHT, noData } from '../../../../test/builders/facts';

const later = anOccasion({ now: NIGHT + 6 * HOUR });
const merge = (duplicate: Case, target: Case, { isParent = false, sameDeclarant = false } = {}): Merge =>
  mergeInto({ duplicate, target, isParent }, { reason: 'même incident', sameDeclarant }, later);
function merged(duplicate: Case, target: Case) {
  const outcome = merge(duplicate, target);
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal} ${outcome.detail.join()}`);
  return { duplicate: outcome.duplicate.state, target: outcome.target.state, events: outcome.target.events };
}
const refusalOf = (outcome: Merge) => (outcome.ok ? 'accepted' : [outcome.refusal, ...outcome.detail]);
const unknown = (name: string, change = {}) =>
  aFacility({ id: `${name}-${Math.random()}`, name, finess: null, verified: false, ...change });
const web = (change = {}) =>
  aCase({ incident: { data: noData({ personal: 'unknown', persons: null }) }, ...change }).build();
const phone = (change = {}) =>
  aCase({
    reference: 'VIG-PHONE',
    channel: 'phone',
    incident: { origin: 'malicious', data: noData({ personal: 'yes' }) },
    ...change,
  }).build();

describe('a duplicate merged into the case that goes on', () => {
  it('ends: nothing of it leaves any more, and nothing is owed under it', () => {
    const { duplicate, target } = merged(phone(), web());
    expect(duplicate).toMatchObject({ status: 'merged', mergedInto: target.id });
    expect(duplicate.letters.every(({ state }) => state === 'cancelled')).toBe(true);
    expect(duplicate.obligations.filter((o) => !isSettled(o))).toEqual([]);
  });

  it('tells its declarant no news any more, which were of no duty', () => {
    const call = phone();
    const news = { ...call.letters[0]!, id: 'news', message: 'news' as const, obligationIds: [] };
    const { duplicate } = merged({ ...call, letters: [...call.letters, news] }, web());
    expect(duplicate.letters.find(({ id }) => id === 'news')?.state).toBe('cancelled');
  });

  it('bears the narrower of both markings in every part, and the originator that is not the desk', () => {
    const said = { pap: 'RED', compartments: ['criminal'], protection: 'restricted_distribution' } as const;
    const own = { pap: 'CLEAR', compartments: ['internal'], originator: 'cert' } as const;
    const { target } = merged({ ...phone(), ...said }, { ...web(), ...own });
    expect(markingOf(target)).toEqual({
      ...{ ...said, tlp: 'AMBER+STRICT', compartments: ['internal', 'criminal'], originator: 'declarant' },
    });
    const back = merged({ ...web(), ...own }, { ...phone(), ...said, originator: 'fssi' });
    expect(markingOf(back.target)).toEqual({ ...markingOf(target), originator: 'fssi' });
  });

  it('fills what the target does not know, and changes nothing that it said', () => {
    const target = web({
      incident: { origin: 'unknown', patientDanger: 'unknown', narrative: 'Vu du service.' },
    });
    const said = {
      incident: {
        origin: 'malicious',
        patientDanger: 'actual',
        narrative: 'Dit au téléphone.',
        urgent: true,
      },
    };
    const after = merged(phone(said), target);
    expect(after.target.incident).toMatchObject({
      ...{ origin: 'malicious', patientDanger: 'actual', narrative: 'Vu du service.', urgent: true },
    });
    expect(after.target.declarationVersion).toBe(2);
    expect(after.target.receivedAt).toBe(target.receivedAt);
    expect(after.events.map(({ type }) => type)).toContain('merged_in');
    expect(after.events.map(({ type }) => type)).not.toContain('complemented');
  });

  it('makes the target owe what it now knows', () => {
    const cnil = (c: Case) => c.obligations.some((o) => o.act === 'file' && o.creditor === 'cnil');
    const target = aCase({ incident: { data: noData({ personal: 'no' }) } }).build();
    expect(cnil(target)).toBe(false);
    const no = { incident: { data: noData({ personal: 'no' }) } };
    expect(cnil(merged(phone(no), target).target)).toBe(false);
    expect(cnil(merged(phone(), target).target)).toBe(true);
    expect(cnil(merged(phone(), web()).target)).toBe(true);
  });

  it('keeps the narrower marking, and takes back what was to leave under the wider one', () => {
    const target = web({ tlp: 'AMBER' });
    const after = merged(phone({ tlp: 'RED' }), target).target;
    expect(after.tlp).toBe('RED');
    const waiting = after.letters.filter(({ state }) => state === 'owed');
    expect(waiting.every(({ tlp }) => tlp === 'RED')).toBe(true);
    expect(merged(phone({ tlp: 'GREEN' }), target).target.tlp).toBe('AMBER');
  });

  it('joins what was done already, and what the facility filed under the duplicate', () => {
    const told = (authority: 'police' | 'cnil', reference: string) => ({
      authority,
      at: NIGHT + HOUR,
      reference,
    });
    const target = web({
      incident: { alreadyDone: [told('police', 'PV-1')], data: noData({ personal: 'yes' }) },
    });
    const filed = accepted(
      recordFiling(
        phone(),
        { with: 'cnil', phase: 'initial', reference: 'CNIL-7', filedAt: NIGHT + 5 * HOUR },
        later,
      ),
    );
    const also = {
      ...filed,
      incident: { ...filed.incident, alreadyDone: [told('police', 'PV-1'), told('police', 'PV-2')] },
    };
    const after = merged(also, target).target;
    expect(after.incident.alreadyDone.map(({ reference }) => reference)).toEqual(['PV-1', 'PV-2']);
    const cnil = after.obligations.find(
      (o) => o.act === 'file' && o.creditor === 'cnil' && o.phase === 'initial',
    );
    expect(cnil).toMatchObject({ state: 'fulfilled', proof: 'CNIL-7', settledAt: NIGHT + 5 * HOUR });
  });

  it('fills the status of the site where only one of two knew it', () => {
    const knows = phone({ facilities: [aFacility({ ose: 'yes', awarenessAt: NIGHT + HOUR })] });
    const after = merged(knows, web({ facilities: [aFacility({ ose: 'unknown', nis2: 'no' })] })).target;
    expect(after.facilities[0]).toMatchObject({ ose: 'yes', nis2: 'no', awarenessAt: NIGHT + HOUR });
  });

  it('does not lose the merge for a date that fits only beside its own', () => {
    const target = web({ incident: { noticedAt: NIGHT } });
    const said = phone({
      incident: { noticedAt: NIGHT + 2 * HOUR, startedAt: NIGHT + HOUR, origin: 'malicious' },
    });
    const after = merged(said, target).target;
    expect(after.incident.startedAt === null || after.incident.startedAt <= after.incident.noticedAt).toBe(
      true,
    );
  });

  it('may be taken up again, with what was owed under it', () => {
    const { duplicate } = merged(phone(), web());
    const again = accepted(reopenCase(duplicate, 'deux incidents', later));
    expect(again).toMatchObject({ status: 'triage', mergedInto: null });
    expect(
      again.obligations.filter((o) => o.state === 'open' || o.state === 'prepared').length,
    ).toBeGreaterThan(0);
    expect(again.letters.some((l) => l.message === 'receipt' && l.state === 'owed')).toBe(true);
  });

  const target = web();
  it.each([
    ['the same site, by its number', web(), target, 'accepted'],
    [
      'the same site, by its name',
      web({ facilities: [unknown('C.H. d’Exemple')] }),
      web({ facilities: [unknown('c h D’EXEMPLE')] }),
      'accepted',
    ],
    [
      'another site',
      web({ facilities: [aFacility({ id: 'x', finess: '760000158' })] }),
      target,
      ['not_the_same_facility', 'CH d’Exemple'],
    ],
    [
      'the same name, one of them recognised',
      web({ facilities: [unknown('CH d’Exemple')] }),
      target,
      ['not_the_same_facility', 'CH d’Exemple'],
    ],
    [
      'the same name elsewhere',
      web({ facilities: [unknown('Clinique', { department: '75' })] }),
      web({ facilities: [unknown('Clinique')] }),
      ['not_the_same_facility', 'Clinique'],
    ],
    [
      'names of nothing but signs',
      web({ facilities: [unknown('🏥')] }),
      web({ facilities: [unknown('🏥')] }),
      ['not_the_same_facility', '🏥'],
    ],
    [
      'one site more',
      web({
        facilities: [
          aFacility(),
          aFacility({ id: 'y', name: 'Annexe', finess: '590000001', declares: false }),
        ],
      }),
      target,
      ['not_the_same_facility', 'Annexe'],
    ],
    ['itself', target, target, ['not_the_same_facility', 'same_case']],
    ['an ended target', web(), CASE_IN.closed(), ['not_allowed_in_this_status', 'closed']],
    ['an ended duplicate', CASE_IN.closed(), target, ['not_allowed_in_this_status', 'closed', 'reopen']],
    // A refusal would say that there is a dedicated chain: the database hands the mark on.
    ['of the dedicated chain', { ...web(), restricted: true }, target, 'accepted'],
  ])('%s', (_, duplicate, into, outcome) => {
    expect(refusalOf(merge(duplicate, into))).toEqual(outcome);
  });

  it('is refused when it has children', () => {
    expect(refusalOf(merge(web(), target, { isParent: true }))).toEqual(['already_attached', 'has_children']);
  });
});
