import type { LetterFacts } from '#notifications/messages';
import type { Case } from '#domain/cases';
import type { IncidentFacts } from '#domain/declarations';
import type { Item } from '#domain/releases';
import { aCase, BORNE } from '../../../../test/builders/case';
import { aFacility, NIGHT } from '../../../../test/builders/facts';
import { sectionsOf } from './sections';

/** The incident as a letter tells it, or another part of the case. */
function told(incident: Partial<IncidentFacts>, change: Partial<Case> = {}, item: Item = 'incident'): string {
  const facts: LetterFacts = {
    state: { ...aCase({ incident }).build(), ...change },
    declarant: null,
    items: [item],
    basisText: 'base',
    obligations: [],
    recipientName: 'ARS',
    now: NIGHT,
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

  it('of a child tells what the parent knows where the facility does not', () => {
    const shared = {
      ...BORNE,
      ...{ id: 's', revision: 1, at: NIGHT, by: 'analyste', message: null, qualification: null },
      facts: { incidentType: 'provider_outage', origin: 'malicious' } as const,
    };
    const child = told({ incidentType: 'unknown', origin: 'not_malicious' }, { shared });
    expect(child).toContain('Type : panne d’un prestataire ou hébergeur');
    expect(child).toContain('Origine : non malveillante');
  });

  it('does not say that an incident goes on when nobody said so', () => {
    expect(told({ endedAt: null })).toContain('Fin : non précisée');
    expect(told({ endedAt: NIGHT })).toMatch(/Fin : .*2/);
    expect(told({ endedAt: NIGHT })).not.toContain('non précisée');
  });

  it('says when by the clock on the wall of the facility too, where it shows another hour', () => {
    const island = told({ noticedAt: NIGHT }, { facilities: [aFacility({ department: '974' })] });
    expect(island).toMatch(/Constaté le : dimanche 11 février 2024 à 0\d:00 \(UTC\+1\) à Paris, /);
    expect(island).toMatch(
      /Constaté le : .* à Paris, dimanche 11 février 2024 à 0\d:00 \(UTC\+4\) sur place/,
    );
    expect(told({ noticedAt: NIGHT })).not.toContain('sur place');
  });
});

describe('the structures in a letter', () => {
  it('are those that are in the case, and not one that left it', () => {
    const facilities = [aFacility(), aFacility({ id: 'gone', name: 'Site parti', leftAt: NIGHT })];
    const text = told({}, { facilities }, 'identity');
    expect(text).toContain(facilities[0]!.name);
    expect(text).not.toContain('Site parti');
  });
});
