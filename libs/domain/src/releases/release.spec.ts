import { BASES, BASIS_IDS, ITEMS, judgeRelease, type BasisId, type Release } from '.';
import type { CaseFacts } from '#domain/obligations';
import {
  aFacility,
  type anIncident,
  aQualification,
  HOUR,
  NIGHT,
  noData,
  someFacts,
} from '../../../../test/builders/facts';

const NOW = NIGHT + 5 * HOUR;

function aRelease(change: Partial<Release> = {}): Release {
  return {
    id: 'release-1',
    recipient: 'fssi',
    basis: 'B1',
    items: [...ITEMS],
    tlp: 'AMBER+STRICT',
    owner: null,
    evidence: null,
    revokeReason: null,
    grantedAt: NIGHT + 4 * HOUR,
    until: null,
    revokedAt: null,
    ...change,
  };
}

const letter = (recipient: string, now = NOW) => ({ recipient, tlp: 'AMBER+STRICT' as const, now });
const outcome = (verdict: ReturnType<typeof judgeRelease>) => (verdict.allowed ? 'allowed' : verdict.refusal);

const harmless = someFacts();
const social = someFacts({ facilities: [aFacility({ type: 'social_security_body', ars: 'ars:11' })] });
const military = someFacts({ facilities: [aFacility({ type: 'military_hospital' })] });
const degraded = { operation: 'degraded' as const };
const militaryHit = someFacts({ facilities: military.facilities, incident: degraded });
const pharmacy = someFacts({ facilities: [aFacility({ type: 'pharmacy' })] });
const setAside = (incident: Parameters<typeof anIncident>[0]) => someFacts({ outOfScope: true, incident });
const qualified = (change: Parameters<typeof aQualification>[0], facts = harmless): CaseFacts => ({
  ...facts,
  qualification: aQualification(change),
});

/** For each basis: to whom, facts under which it holds, and facts that differ by its condition only. */
const CONDITIONS: [BasisId, string, CaseFacts, boolean, string][] = [
  ['B0', 'declarant', harmless, true, 'the declarant is told of its own case'],
  ['B1', 'ars:32', harmless, true, 'the agency of the site'],
  ['B1', 'ars:11', harmless, false, 'the agency of another region'],
  ['B1', 'fssi', harmless, true, 'every declaration'],
  ['B1', 'fssi', social, false, 'the case of another chain'],
  ['B1', 'ars:11', social, false, 'the case of another chain'],
  ['B1', 'ars:32', qualified({}, militaryHit), true, 'an armed-forces hospital with a health impact'],
  ['B1', 'ars:11', qualified({}, militaryHit), false, 'the same, the agency of another region'],
  ['B1', 'fssi', qualified({}, militaryHit), false, 'the same, told by its own chain'],
  ['B1', 'ars:32', militaryHit, false, 'the same, not qualified yet'],
  ['B1', 'ars:32', qualified({}, military), false, 'an armed-forces hospital without health impact'],
  ['B1', 'ars:32', qualified({}, pharmacy), false, 'a pharmacy'],
  ['B1', 'fssi', qualified({}, pharmacy), false, 'a pharmacy'],
  ['B2', 'fssi', qualified({ level: 'significatif' }), true, 'significatif'],
  ['B2', 'fssi', qualified({ level: 'grave' }), false, 'grave only'],
  ['B2', 'fssi', harmless, false, 'not qualified yet'],
  ['B2', 'fssi', qualified({ level: 'significatif' }, social), false, 'the case of another chain'],
  ['B2', 'fssi', qualified({ level: 'significatif' }, pharmacy), false, 'a pharmacy'],
  ['B3', 'anssi', qualified({ otherSectors: true }), true, 'other sectors'],
  ['B3', 'anssi', qualified({ otherSectors: true }, social), false, 'the case of another chain'],
  ['B3', 'anssi', qualified({ nationalScope: true }), true, 'national scope'],
  ['B3', 'anssi', qualified({ certFrSupport: true }), true, 'support of the CERT-FR'],
  ['B3', 'anssi', qualified({}, someFacts({ facilities: [aFacility({ ose: 'yes' })] })), true, 'OSE'],
  [
    'B3',
    'anssi',
    qualified({}, someFacts({ facilities: [aFacility({ ose: 'unknown' })] })),
    false,
    'maybe OSE',
  ],
  ['B3', 'anssi', qualified({}), false, 'none of the four'],
  ['B3', 'anssi', someFacts({ facilities: [aFacility({ ose: 'yes' })] }), false, 'OSE, not qualified yet'],
  ['B4', 'ansm', someFacts({ incident: { patientDanger: 'actual' } }), true, 'patients in danger'],
  ['B4', 'asnr', someFacts({ incident: { operation: 'care_interrupted' } }), true, 'care interrupted'],
  ['B4', 'ansm', someFacts({ incident: { patientDanger: 'potential' } }), false, 'potential is not major'],
  ['B4', 'ansm', setAside({ patientDanger: 'actual' }), false, 'set aside by a person'],
  ['B5', 'cnil', setAside({ data: noData({ personal: 'yes' }) }), false, 'set aside by a person'],
  ['B6', 'corruss', setAside({ operation: 'degraded' }), false, 'set aside by a person'],
  ['B6', 'corruss', militaryHit, false, 'told by the armed forces themselves'],
  ['B5', 'cnil', someFacts({ incident: { data: noData({ personal: 'yes' }) } }), true, 'personal data'],
  ['B5', 'cnil', someFacts({ incident: { data: noData({ personal: 'unknown' }) } }), false, 'perhaps'],
  ['B6', 'corruss', someFacts({ incident: { operation: 'degraded' } }), true, 'degraded care'],
  ['B6', 'corruss', someFacts({ incident: { operation: 'unknown' } }), true, 'unknown is "may be"'],
  ['B6', 'corruss', harmless, false, 'no health impact'],
  ['B7', 'insurer', harmless, true, 'the owner agreed'],
  ['B8', 'cert-social', social, true, 'a social-security body'],
  ['B8', 'cert-social', harmless, false, 'a hospital'],
  ['B8', 'armed-forces', military, true, 'a military hospital'],
  ['B8', 'armed-forces', social, false, 'the other chain'],
];

describe('a release', () => {
  it.each(CONDITIONS)('on basis %s to %s', (...row) => {
    const [basis, recipient, facts, holds] = row;
    const verdict = judgeRelease(aRelease({ basis, recipient }), facts, letter(recipient));
    expect(outcome(verdict)).toBe(holds ? 'allowed' : 'basis_does_not_hold');
  });

  it('of each basis has a row that allows; of each basis with a condition, one that refuses', () => {
    const rows = (holds: boolean) => [...new Set(CONDITIONS.filter((c) => c[3] === holds).map((c) => c[0]))];
    expect(rows(true)).toEqual([...BASIS_IDS]);
    expect(rows(false)).toEqual(BASIS_IDS.filter((id) => id !== 'B0' && id !== 'B7'));
  });

  it.each([
    ['B0', ['declarant']],
    ['B1', ['ars:32', 'fssi']],
    ['B2', ['fssi']],
    ['B3', ['anssi']],
    ['B4', ['ansm']],
    ['B5', ['cnil']],
    ['B6', ['corruss']],
    ['B8', ['cert-social', 'armed-forces']],
  ] as const)('on basis %s covers %j and nobody else', (basis, covered) => {
    const recipients = 'declarant ars:32 fssi anssi ansm cnil corruss cert-social armed-forces insurer'.split(
      ' ',
    );
    expect(recipients.filter((r) => BASES[basis].covers(r)).sort()).toEqual([...covered].sort());
  });

  it.each([
    [{ revokedAt: NOW }, NOW, 'revoked', 'revoked at this instant'],
    [{ revokedAt: NOW + 1 }, NOW, 'allowed', 'revoked later'],
    [{ until: NOW }, NOW, 'expired', 'ends at this instant'],
    [{ until: NOW + 1 }, NOW, 'allowed', 'one millisecond left'],
    [{ grantedAt: NOW + 1 }, NOW, 'not_yet', 'granted for later'],
    [{ grantedAt: NOW }, NOW, 'allowed', 'granted now'],
    [{ recipient: 'anssi' }, NOW, 'recipient_outside_basis', 'granted to somebody else'],
    [{ tlp: 'RED' }, NOW, 'marked_too_wide', 'the letter is marked wider than it was permitted'],
    [{ tlp: 'GREEN' }, NOW, 'allowed', 'the letter is marked narrower'],
  ] as const)('%j is %s %s (%s)', (change, now, expected, _why) => {
    expect(outcome(judgeRelease(aRelease(change), harmless, letter('fssi', now)))).toBe(expected);
  });

  it('outside its basis does not go, though it names the recipient', () => {
    const release = aRelease({ basis: 'B2', recipient: 'anssi' });
    expect(outcome(judgeRelease(release, harmless, letter('anssi')))).toBe('recipient_outside_basis');
  });

  it('is needed: without one nothing goes', () => {
    expect(outcome(judgeRelease(null, harmless, letter('fssi')))).toBe('no_release');
  });

  it('does not let TLP:RED go, but to the declarant itself', () => {
    const red = { tlp: 'RED' as const, now: NOW };
    const consent = aRelease({ basis: 'B7', recipient: 'anssi', evidence: 'courriel du directeur' });
    expect(outcome(judgeRelease(aRelease(), harmless, { ...red, recipient: 'fssi' }))).toBe(
      'red_needs_a_named_person',
    );
    expect(outcome(judgeRelease(consent, harmless, { ...red, recipient: 'anssi' }))).toBe(
      'red_needs_a_named_person',
    );
    const own = aRelease({ basis: 'B0', recipient: 'declarant' });
    expect(outcome(judgeRelease(own, harmless, { ...red, recipient: 'declarant' }))).toBe('allowed');
  });

  it('that is refused says in French what would lift it', () => {
    const verdict = judgeRelease(null, harmless, letter('fssi'));
    expect(verdict).toMatchObject({
      allowed: false,
      wouldLift: expect.stringMatching(/accord du propriétaire/),
    });
  });

  it('carries the owner’s duties to nobody but the agencies of the circle', () => {
    const withObligations = BASIS_IDS.filter((id) => BASES[id].items.includes('obligations'));
    expect(withObligations).toEqual(['B1', 'B2']);
  });
});
