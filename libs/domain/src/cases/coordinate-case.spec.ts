import { recordConsent, recordDuty, waiveObligation, type Case } from '.';
import { accepted, aCase, anOccasion, DECLARANT, refusalOf } from '../../../../test/builders/case';
import { HOUR, NIGHT, noData } from '../../../../test/builders/facts';

const occasion = anOccasion({ now: NIGHT + 9 * HOUR, actor: DECLARANT });
const breach = aCase({
  incident: { data: noData({ personal: 'unknown', effects: ['unavailable'] }) },
}).build();
const duty = (state: Case, rule: string) => state.obligations.filter((o) => o.rule === rule);

describe('the owner’s consent', () => {
  const consent = {
    to: 'anssi',
    items: ['incident', 'obligations'] as const,
    until: null,
    evidence: 'courriel',
    owner: 'main',
  };

  it('is a release to the one whom it names, for the items that a consent may cover', () => {
    const after = accepted(recordConsent(breach, { ...consent, items: [...consent.items] }, occasion));
    expect(after.releases.at(-1)).toMatchObject({
      recipient: 'anssi',
      basis: 'B7',
      items: ['incident'],
      evidence: 'courriel',
      grantedAt: occasion.now,
      revokedAt: null,
    });
  });

  it('sends nothing by itself', () => {
    const after = accepted(recordConsent(breach, { ...consent, items: ['incident'] }, occasion));
    expect(after.letters).toEqual(breach.letters);
  });

  it('to the declarant has no sense and is refused', () => {
    const own = { ...consent, to: 'declarant', items: ['incident' as const] };
    expect(refusalOf(recordConsent(breach, own, occasion))).toBe('no_such_recipient');
  });

  const to = (code: string) => recordConsent(breach, { ...consent, to: code, items: ['incident'] }, occasion);

  it.each(
    'fssi anssi cnil corruss ansm spf abm efs asnr cert-social armed-forces ars:01 ars:32 ars:94'.split(' '),
  )('may name %s', (code) => {
    expect(refusalOf(to(code))).toBe('accepted');
  });

  it.each(['insurer', 'ars:00', 'ars:33', 'ars', 'facility:590000758', 'annsi', 'cert', 'persons'])(
    'may not name %s: a typing mistake gives nothing to anybody',
    (code) => {
      expect(refusalOf(to(code))).toBe('no_such_recipient');
    },
  );

  it.each([
    [-1, 'dates_impossible'],
    [0, 'dates_impossible'],
    [1, 'accepted'],
  ])('until %d ms from now is %s', (ahead, expected) => {
    const dated = { ...consent, items: ['incident' as const], until: occasion.now + ahead };
    expect(refusalOf(recordConsent(breach, dated, occasion))).toBe(expected);
  });

  it('that has ended already says which field is wrong', () => {
    const past = { ...consent, items: ['incident' as const], until: NIGHT };
    expect(recordConsent(breach, past, occasion)).toMatchObject({ detail: ['until:in_the_past'] });
  });
});

describe('waiving', () => {
  it('settles a duty with the reason that an auditor will read', () => {
    const [register] = duty(breach, 'R20-register');
    const after = accepted(waiveObligation(breach, register!.id, 'registre du GHT', occasion));
    expect(duty(after, 'R20-register')[0]).toMatchObject({ state: 'waived', proof: 'registre du GHT' });
  });

  it('is refused for what is settled, or does not exist', () => {
    const entered = accepted(recordDuty(breach, { act: 'register', proof: 'n° 12' }, occasion));
    const [done] = duty(entered, 'R20-register');
    expect(refusalOf(waiveObligation(entered, done!.id, 'x', occasion))).toBe('no_such_obligation');
    expect(refusalOf(waiveObligation(entered, 'x', 'x', occasion))).toBe('no_such_obligation');
  });
});
