import { audienceOf, recordConsent, revokeConsent, shareByConsent, type Case, type Consent } from '.';
import { ITEMS } from '#domain/releases';
import { accepted, aCase, anOccasion, CASE_IN } from '../../../../test/builders/case';
import { aFacility, HOUR, indents, NIGHT, noData } from '../../../../test/builders/facts';

const now = NIGHT + 9 * HOUR;
const occasion = anOccasion({ now });
const listener = (state: Case, recipient: string, at = now) =>
  audienceOf(state, at).find((one) => one.recipient === recipient);
const agree = (state: Case, change: Partial<Consent> = {}) => {
  const said = { to: 'anssi', items: ['technical' as const], until: null, evidence: 'c', owner: 'main' };
  return accepted(recordConsent(state, { ...said, ...change }, occasion));
};

describe('the audience of a case', () => {
  it('is the agencies of its sites, every national organisation, and whoever the owner named', () => {
    const named = agree(CASE_IN.qualified(), { to: 'ars:11' });
    expect(audienceOf(named, now).map(({ recipient }) => recipient)).toEqual(
      'ars:32 fssi anssi cnil corruss ansm spf abm efs asnr cert-social armed-forces ars:11'.split(' '),
    );
  });

  it('says of each what it may have, on which ground', () => {
    const grounds = listener(CASE_IN.qualified(), 'ars:32')!.grounds;
    expect(grounds).toEqual([
      { basis: 'B1', items: [...ITEMS], tlp: 'AMBER+STRICT', until: null, releaseId: null },
    ]);
  });

  it('adds up a basis and an agreement, each with its own marking and end', () => {
    const alarmed = aCase().qualified({ certFrSupport: true }).build();
    const state = agree(alarmed, { items: ['narrative'], tlp: 'AMBER', until: now + HOUR });
    const anssi = listener(state, 'anssi')!;
    expect(anssi.grounds.map(({ basis, tlp, until }) => [basis, tlp, until])).toEqual([
      ['B3', 'AMBER+STRICT', null],
      ['B7', 'AMBER', now + HOUR],
    ]);
    expect(anssi.items).toEqual([
      'identity',
      'incident',
      'narrative',
      'care_impact',
      'technical',
      'qualification',
    ]);
    expect(listener(state, 'anssi', now + HOUR)!.grounds.map(({ basis }) => basis)).toEqual(['B3']);
  });

  const hit = { data: noData({ personal: 'yes' }), patientDanger: 'actual', systems: ['theatre'] } as const;
  const social = [aFacility({ type: 'social_security_body', ars: 'ars:11' })];
  it.each<[string, boolean, () => Case, RegExp]>([
    ['anssi', false, CASE_IN.qualified, /OSE.*\(base B3\), ou l’accord du propriétaire/],
    ['cnil', false, CASE_IN.qualified, /données à caractère personnel.*B5/],
    ['corruss', false, CASE_IN.qualified, /impact sanitaire.*B6/],
    ['ansm', false, CASE_IN.qualified, /mise en danger avérée.*B4/],
    ['cert-social', false, CASE_IN.qualified, /cette autre chaîne.*B8/],
    ['fssi', false, () => aCase({ facilities: social }).qualified().build(), /traité par le CERT.*B1/],
    [
      'fssi',
      false,
      () => aCase({ tlp: 'RED' }).qualified().build(),
      /TLP:RED : remise à une personne nommée/,
    ],
    ['cert-social', true, () => aCase({ facilities: social }).qualified().build(), /^$/],
    [
      'cnil',
      true,
      () =>
        aCase({ incident: { ...hit, systems: [] } })
          .qualified()
          .build(),
      /^$/,
    ],
    [
      'abm',
      true,
      () =>
        aCase({ incident: { ...hit, systems: ['theatre'] } })
          .qualified()
          .build(),
      /^$/,
    ],
    [
      'corruss',
      true,
      () =>
        aCase()
          .qualified({ indents: indents({ safety_of_care: 'potential' }) })
          .build(),
      /^$/,
    ],
    ['anssi', true, () => agree(CASE_IN.triage()), /^$/],
    ['anssi', false, () => withdrawn(agree(CASE_IN.qualified())), /B3/],
  ])('%s may be told: %s', (recipient, allowed, state, why) => {
    const found = listener(state(), recipient)!;
    expect([found.allowed, found.grounds.length > 0, found.items.length > 0]).toEqual([
      allowed,
      allowed,
      allowed,
    ]);
    expect(found.wouldLift ?? '').toMatch(why);
  });

  const withdrawn = (state: Case) =>
    accepted(revokeConsent(state, state.releases.at(-1)!.id, 'motif', occasion));

  it('says of an armed-forces hospital what little its chain may have', () => {
    const military = aCase({ facilities: [aFacility({ type: 'military_hospital' })] }).build();
    expect(listener(military, 'armed-forces')!.items).toEqual(['identity', 'declarant']);
    expect(listener(military, 'fssi')!.allowed).toBe(false);
  });

  it('shows what was sent, what it said, and what was acknowledged', () => {
    const told = aCase().qualified().lettersSent().lettersAcknowledged().build();
    expect(listener(told, 'ars:32')!.told).toMatchObject([
      { message: 'information', state: 'acknowledged', tlp: 'AMBER+STRICT', items: [...ITEMS] },
    ]);
    const state = agree(told, { items: ['technical', 'incident'] });
    const share = { to: 'anssi', items: ['technical' as const] };
    const after = accepted(shareByConsent(state, share, occasion));
    expect(listener(after, 'anssi')!.told).toMatchObject([
      { message: 'shared_by_consent', state: 'owed', items: ['technical'], sentAt: null },
    ]);
  });

  it('is the same whoever asks, and changes nothing', () => {
    const state = CASE_IN.handling();
    const before = structuredClone(state);
    expect(audienceOf(state, now)).toEqual(audienceOf(state, now));
    expect(state).toEqual(before);
  });
});
