import type { Case } from '#domain/cases';
import { MESSAGE } from '#notifications/messages';
import type { LetterFacts } from '#notifications/messages';
import { ITEMS } from '#domain/releases';
import { aCase } from '../../../../test/builders/case';
import { aFacility, aQualificationInput, NIGHT } from '../../../../test/builders/facts';
import { planLetter } from './plan-letter';

const WORDS = 'Le serveur Kobold est chiffré.';
const DESK = { name: 'CERT d’exemple', phone: '+33 1 99 00 00 00' };

/** Every letter of a case, planned with all that its recipients may know. */
function plannedOf(change: Partial<Case>) {
  const state = {
    ...aCase({ incident: { narrative: WORDS } })
      .qualified(aQualificationInput({ reason: 'Kobold, motif' }))
      .build(),
    ...change,
  };
  const facts: LetterFacts = {
    ...{ state, declarant: null, items: ITEMS, basisText: 'Base Kobold', obligations: state.obligations },
    ...{ recipientName: 'Destinataire', now: NIGHT, desk: DESK },
    acknowledgeUrl: 'https://vigie.example/api/v1/acknowledgements/JETON',
    followUpUrl: 'https://vigie.example/suivi',
  };
  return state.letters.map((letter) => ({ letter, planned: planLetter(letter, facts, 0) }));
}

const sealed = (change: Partial<Case>) => plannedOf(change).filter(({ planned }) => planned.sealed);

describe('letters of the dedicated chain', () => {
  it('carry no content, and ask to call', () => {
    expect(sealed({ restricted: true }).length).toBeGreaterThan(1);
    for (const { letter, planned } of sealed({ restricted: true })) {
      expect(planned.text).toContain(`appelez le CERT, par la chaîne dédiée, au ${DESK.phone}`);
      expect(planned.text).not.toMatch(/Kobold|==|CH d’Exemple|significatif|incident/i);
      expect(planned.subject).not.toContain(MESSAGE[letter.message].subject({} as LetterFacts));
      expect(planned.text).toContain('/acknowledgements/JETON');
      expect(planned.text).toMatch(/^TLP:AMBER\+STRICT\n/);
      expect(planned.text).toMatch(/\nFin du contenu TLP:AMBER\+STRICT\n$/);
    }
  });

  it('do not differ for the declarant, to whom nothing must show', () => {
    const notices = (change: Partial<Case>) => plannedOf(change).filter(({ planned }) => !planned.sealed);
    const texts = (change: Partial<Case>) => notices(change).map(({ planned }) => planned);
    expect(texts({}).length).toBeGreaterThan(0);
    expect(texts({ restricted: true })).toEqual(texts({}));
  });

  it('are written in full again once the restriction is lifted', () => {
    for (const { planned } of sealed({ restricted: false })) {
      expect(planned.text).toContain(WORDS);
      expect(planned.text).not.toContain('chaîne dédiée');
    }
  });
});

describe('the heading of a letter', () => {
  it('bears the mark of protection beside the label, or no mark', () => {
    for (const { planned } of plannedOf({ protection: 'restricted_distribution' }))
      expect(planned.text).toMatch(/^TLP:AMBER\+STRICT\n\nDIFFUSION RESTREINTE\n\n/);
    for (const { planned } of plannedOf({})) expect(planned.text).not.toContain('DIFFUSION RESTREINTE');
  });
});

describe('the information of an agency', () => {
  it.each([
    ['military_hospital', /hôpital des armées/, /qualification entrée/],
    ['public_hospital', /qualification entrée/, /armées/],
  ] as const)('says of a %s what it is told, and why', (type, expected, not) => {
    const facilities = [aFacility({ type })];
    const [told] = sealed({ facilities }).filter(({ letter }) => letter.message === 'information');
    expect(told!.planned.text).toMatch(expected);
    expect(told!.planned.text.split('==')[0]).not.toMatch(not);
  });
});

describe('the receipt', () => {
  const receiptOf = (change: Partial<Case>) =>
    plannedOf(change).find(({ letter }) => letter.message === 'receipt')!.planned.text;

  it.each([
    ['social_security_body', 'CERT Social'],
    ['military_hospital', 'chaîne du ministère des Armées'],
    ['pharmacy', '17Cyber'],
  ] as const)('of a %s says where to turn, and promises no analyst', (type, where) => {
    const text = receiptOf({ facilities: [aFacility({ type })] });
    expect(text).toContain(where);
    expect(text).toContain('n’en poursuit pas le traitement');
    expect(text).not.toContain('analyste');
    expect(text).not.toMatch(/Kobold|CH d’Exemple/);
  });

  it('of a hospital says that an analyst takes it up', () => {
    expect(receiptOf({})).toContain('Un analyste le prend en charge');
  });
});
