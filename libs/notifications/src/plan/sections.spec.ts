import type { LetterFacts } from '#notifications/messages';
import type { IncidentFacts } from '#domain/declarations';
import { aCase } from '../../../../test/builders/case';
import { NIGHT } from '../../../../test/builders/facts';
import { sectionsOf } from './sections';

/** The incident as a letter tells it. */
function told(incident: Partial<IncidentFacts>): string {
  const facts: LetterFacts = {
    state: aCase({ incident }).build(),
    declarant: null,
    items: ['incident'],
    basisText: 'base',
    obligations: [],
    recipientName: 'ARS',
    desk: { name: 'CERT', phone: '+33 1 00 00 00 00' },
    acknowledgeUrl: null,
    followUpUrl: 'https://vigie.example/suivi',
  };
  return sectionsOf(facts);
}

describe('the incident in a letter', () => {
  it('says of support only that it was asked for', () => {
    expect(told({ supportRequested: true })).toContain('Appui demandé : oui');
    expect(told({ supportRequested: false })).not.toContain('Appui');
  });

  it('does not say that an incident goes on when nobody said so', () => {
    expect(told({ endedAt: null })).toContain('Fin : non précisée');
    expect(told({ endedAt: NIGHT })).toMatch(/Fin : .*2/);
    expect(told({ endedAt: NIGHT })).not.toContain('non précisée');
  });
});
