import { recordDuty, type Case } from '#domain/cases';
import type { DataImpact } from '#domain/declarations';
import { accepted, aCase, anOccasion, DECLARANT } from '../../../../test/builders/case';
import { aFacility, HOUR, noData, NIGHT } from '../../../../test/builders/facts';
import { asks, DECLARANT_OF_SHEET, rowOf, someSheetFacts } from '../../../../test/builders/sheet';
import { fillSheet } from './index';

const withData = (data: Partial<DataImpact>) => aCase({ incident: { data: noData(data) } }).build();
const cnil = (state: Case, change = {}) => fillSheet('cnil', someSheetFacts({ state, ...change }));
const asDeclarant = (now: number) => anOccasion({ now, actor: DECLARANT });

describe('the controller of the sheet', () => {
  const other = aFacility({ id: 'facility-other', name: 'Clinique voisine', declares: false, finess: null });
  const state = aCase({
    facilities: [aFacility(), other],
    incident: { data: noData({ personal: 'yes', awarenessAt: NIGHT + HOUR }) },
  }).build();

  it('is the one that is asked for, with its own identity and nobody else’s awareness, number or contact', () => {
    const sheet = cnil(state, { facility: other, now: NIGHT + 500 * HOUR });
    expect(sheet.facility).toBe('Clinique voisine');
    expect(rowOf(sheet, 'Dénomination').value).toEqual(['Clinique voisine']);
    for (const label of ['SIREN', 'FINESS (site)', 'Prise de connaissance par le responsable', 'Fonction'])
      expect([label, rowOf(sheet, label).value]).toEqual([label, null]);
    expect(rowOf(sheet, 'Structure qui a déclaré l’incident').value).toEqual(['CH d’Exemple']);
    expect(asks(sheet, 'Motifs du retard')).toBe(false);
    expect(JSON.stringify(sheet)).not.toContain(DECLARANT_OF_SHEET.name);
  });

  it('has the provider that declared as its processor', () => {
    const provider = aFacility({ type: 'provider', name: 'Hébergeur d’exemple' });
    const processed = aCase({
      facilities: [provider, other],
      incident: { data: noData({ personal: 'yes' }) },
    }).build();
    expect(rowOf(cnil(processed, { facility: other }), 'Sous-traitant').value).toEqual([
      'Hébergeur d’exemple',
    ]);
    expect(rowOf(cnil(processed), 'Sous-traitant').value).toBeNull();
  });

  it('does not take the number of persons of the whole declaration for its own', () => {
    const counted = withData({ personal: 'yes', persons: 1200 });
    const row = rowOf(cnil(counted, { facility: other }), 'Nombre approximatif de personnes');
    expect(row.value).toBeNull();
    expect(row.hint).toMatch(/^1\s200 pour l’ensemble/);
  });

  it('has its own awareness where it is recorded apart', () => {
    const aware = { ...other, awarenessAt: NIGHT + 30 * HOUR };
    const row = (now: number) => asks(cnil(state, { facility: aware, now }), 'Motifs du retard');
    expect([row(NIGHT + 102 * HOUR), row(NIGHT + 102 * HOUR + 1)]).toEqual([false, true]);
  });

  it('has a SIREN from the SIRET of the declaration', () => {
    expect(rowOf(cnil(state), 'SIREN').value).toEqual(['265906743']);
    expect(rowOf(cnil(state, { siret: null }), 'SIREN').value).toBeNull();
  });

  it('is represented by the declarant when that is the director, and by nobody that was guessed', () => {
    const director = { ...DECLARANT_OF_SHEET, role: 'director' as const };
    expect(rowOf(cnil(state, { declarant: director }), 'Nom et prénom', '3').value).toEqual([
      'Sacha Exemple',
    ]);
    expect(rowOf(cnil(state), 'Nom et prénom', '3').value).toBeNull();
    expect(rowOf(cnil(state), 'Nom et prénom', '4')).toMatchObject({
      value: ['Sacha Exemple'],
      proposed: true,
      hint: 'À remplacer par le DPO s’il y en a un.',
    });
  });
});

describe('section 13, the persons concerned', () => {
  const breach = withData({ personal: 'yes', health: 'yes', effects: ['disclosed'] });
  const LABEL = 'Personnes informées';

  it('are unknown as long as nobody said, with the duty of article 34 recalled', () => {
    const row = rowOf(cnil(breach), LABEL);
    expect(row.value).toBeNull();
    expect(row.hint).toContain('due (art. 34');
    expect(rowOf(cnil(aCase().build()), LABEL).hint).not.toContain('due (art. 34');
  });

  it('were informed, when, how many and how', () => {
    const duty = { act: 'inform_persons', proof: '1200 personnes, courrier' } as const;
    const sheet = cnil(accepted(recordDuty(breach, duty, asDeclarant(NIGHT + 5 * HOUR))));
    expect(rowOf(sheet, LABEL, '13').value).toEqual(['Oui, les personnes ont été informées']);
    expect(rowOf(sheet, 'Date', '13').value?.[0]).toContain('11 février 2024 à 08:00');
    expect(rowOf(sheet, 'Nombre et moyen', '13').value).toEqual(['1200 personnes, courrier']);
  });

  it('will not be, for the reason that was recorded', () => {
    const sheet = cnil(aCase({ incident: breach.incident }).everythingWaived().build());
    expect(rowOf(sheet, LABEL, '13').value).toEqual(['Non, elles ne le seront pas']);
    expect(rowOf(sheet, 'Motif', '13').value).toEqual(['exercice']);
  });
});
