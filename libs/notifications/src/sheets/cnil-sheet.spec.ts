import { complementCase, declareFilingNotNeeded, recordFiling, type Case } from '#domain/cases';
import type { DataImpact, IncidentFacts } from '#domain/declarations';
import { accepted, aCase, anOccasion, DECLARANT } from '../../../../test/builders/case';
import { HOUR, noData, NIGHT } from '../../../../test/builders/facts';
import { asks, rowOf, someSheetFacts } from '../../../../test/builders/sheet';
import { CNIL_STAGES, fillSheet } from './index';
import { bandOf } from './cnil-data';

const declared = (incident: Partial<IncidentFacts> = {}) => aCase({ incident }).build();
const withData = (data: Partial<DataImpact>, incident: Partial<IncidentFacts> = {}) =>
  declared({ ...incident, data: noData(data) });
const cnil = (state: Case, change = {}) => fillSheet('cnil', someSheetFacts({ state, ...change }));
const asDeclarant = (now: number) => anOccasion({ now, actor: DECLARANT });
const file = (state: Case, hours: number) => {
  const filing = {
    with: 'cnil',
    phase: 'initial',
    reference: 'CNIL-1',
    lateReason: 'Alerte tardive',
    filedAt: NIGHT + hours * HOUR,
  } as const;
  return accepted(recordFiling(state, filing, asDeclarant(NIGHT + hours * HOUR)));
};

const aResolution = {
  at: NIGHT + 20 * HOUR,
  causes: 'inconnues',
  endedAt: null,
  measures: null,
  costEuros: null,
};

/** Nothing is known but that something happened. */
const NOTHING_KNOWN: Partial<IncidentFacts> = {
  incidentType: 'unknown',
  origin: 'unknown',
  perimeter: 'unknown',
  patientDanger: 'unknown',
  operation: 'unknown',
  data: noData({ personal: 'unknown', health: 'unknown', nir: 'unknown', mayRevealHealth: 'unknown' }),
};

describe('the sheet for the CNIL', () => {
  it('has the fourteen sections of the form, in their order', () => {
    const { sections, kind, reference, tlp } = cnil(declared());
    expect({ kind, reference, tlp }).toEqual({ kind: 'cnil', reference: 'VIG-EXEMPLE', tlp: 'AMBER+STRICT' });
    expect(sections.map(({ number }) => number)).toEqual(Array.from({ length: 14 }, (_, n) => String(n + 1)));
    expect(sections.map(({ title }) => title.split(' ')[0])).toEqual(
      'Type Organisme Responsable Personne Autres Dates Violation Données Mesures Conséquences Préjudices Mesures Information Caractère'.split(
        ' ',
      ),
    );
    for (const { rows } of sections) expect(rows).not.toEqual([]);
  });

  it('says unknown where nothing is known, proposes nothing and leaves nothing blank', () => {
    const sheet = cnil(declared(NOTHING_KNOWN));
    const guesses = sheet.sections.slice(6).flatMap(({ rows }) => rows.filter((row) => row.proposed));
    expect(guesses).toEqual([]);
    const known = sheet.sections.slice(6).flatMap(({ rows }) => rows.filter((row) => row.value !== null));
    expect(known.map(({ label }) => label)).toEqual(['Descriptif détaillé']);
    const values = sheet.sections.flatMap(({ rows }) => rows.flatMap((row) => row.value ?? []));
    expect(values.filter((value) => value.trim() === '')).toEqual([]);
  });

  it('keeps the narrative, paragraph by paragraph, in its own words', () => {
    const sheet = cnil(declared({ narrative: 'Un.\n\n #deux \r\nTrois' }));
    expect(rowOf(sheet, 'Descriptif détaillé')).toMatchObject({
      value: ['Un.', '#deux', 'Trois'],
      proposed: false,
    });
  });

  const HACKING = 'Piratage, logiciel malveillant (par exemple rançongiciel) et/ou hameçonnage';
  it.each<[string, string, Case, string[] | null]>([
    [
      'Nature',
      '7',
      withData({ effects: ['unavailable', 'disclosed'] }),
      ['Perte de la confidentialité', 'Perte de la disponibilité'],
    ],
    ['Nature', '7', withData({ effects: ['altered'] }), ['Perte de l’intégrité']],
    ['Nature', '7', withData({ published: 'yes' }), ['Perte de la confidentialité']],
    ['Nature', '7', withData({}), null],
    ['Origine', '7', declared({ incidentType: 'ransomware' }), [HACKING]],
    ['Origine', '7', declared({ incidentType: 'equipment_theft' }), ['Équipement perdu ou volé']],
    ['Origine', '7', declared({ incidentType: 'application_bug' }), ['Autre']],
    ['Origine', '7', declared({ incidentType: 'data_leak' }), null],
    [
      'Cause',
      '7',
      declared({ incidentType: 'ransomware', origin: 'malicious' }),
      ['Acte externe malveillant'],
    ],
    ['Cause', '7', declared({ incidentType: 'ransomware', origin: 'under_analysis' }), null],
    ['Cause', '7', declared({ incidentType: 'data_leak', origin: 'malicious' }), null],
    [
      'Cause',
      '7',
      declared({ incidentType: 'provider_outage', origin: 'not_malicious' }),
      ['Acte externe accidentel'],
    ],
    ['Cause', '7', declared({ incidentType: 'application_bug', origin: 'not_malicious' }), null],
    ['Catégories de données', '8', withData({ personal: 'yes', nir: 'yes' }), ['NIR']],
    [
      'Catégories de données',
      '8',
      withData({ personal: 'yes' }, { incidentType: 'credential_theft' }),
      ['Données d’identification ou d’accès'],
    ],
    ['Catégories de données', '8', withData({ personal: 'no' }, { incidentType: 'credential_theft' }), null],
    ['Données sensibles', '8', withData({ health: 'yes' }), ['Données de santé']],
    ['Données sensibles', '8', withData({ health: 'no' }), null],
    [
      'Catégories de personnes',
      '8',
      withData({ personal: 'yes' }, { systems: ['imaging', 'hr_payroll'] }),
      ['Patients', 'Employés'],
    ],
    ['Catégories de personnes', '8', withData({ personal: 'no' }, { systems: ['imaging'] }), null],
    [
      'Perte de la disponibilité',
      '10',
      withData({ effects: ['unavailable'] }, { operation: 'degraded' }),
      ['Dysfonctionnement et difficultés à fournir un service critique'],
    ],
    [
      'Perte de la disponibilité',
      '10',
      withData({ effects: ['unavailable'] }, { operation: 'no_impact' }),
      null,
    ],
    ['Préjudices', '11', withData({ effects: ['disclosed'] }), ['Perte de contrôle sur leurs données']],
    [
      'Préjudices',
      '11',
      withData({ effects: ['disclosed'], health: 'yes' }),
      [
        'Perte de contrôle sur leurs données',
        'Perte de la confidentialité de données protégées par un secret professionnel',
      ],
    ],
    ['Préjudices', '11', withData({ effects: ['altered'], health: 'yes' }), null],
    ['Toujours en cours', '6', declared(), ['oui']],
    ['Toujours en cours', '6', declared({ endedAt: NIGHT + HOUR }), ['non']],
    ['Période déterminée', '6', declared({ startedAt: NIGHT - HOUR, endedAt: NIGHT + HOUR }), ['oui']],
    ['Période déterminée', '6', declared({ startedAt: NIGHT - HOUR }), null],
    ['Sous-traitant', '5', declared({ commonProvider: 'Hébergeur' }), ['Hébergeur']],
  ])('proposes %s (section %s)', (label, section, state, expected) => {
    const { value, proposed } = rowOf(cnil(state), label, section);
    expect({ value, proposed }).toEqual({ value: expected, proposed: expected !== null });
  });

  it.each([
    [0, 'Entre 0 et 5 personnes'],
    [5, 'Entre 0 et 5 personnes'],
    [6, 'Entre 6 et 50 personnes'],
    [50, 'Entre 6 et 50 personnes'],
    [51, 'Entre 51 et 300 personnes'],
    [300, 'Entre 51 et 300 personnes'],
    [301, 'Entre 301 et 5000 personnes'],
    [5000, 'Entre 301 et 5000 personnes'],
    [5001, 'Plus de 5000 personnes'],
  ])('counts %i persons in the band "%s"', (persons, band) => {
    expect(bandOf(persons)).toBe(band);
    const row = rowOf(cnil(withData({ persons })), 'Nombre approximatif de personnes');
    expect(row.hint).toContain(band);
    expect(row.value?.join('').replaceAll('\u00a0', '')).toBe(String(persons));
  });
});

describe('the type of notification', () => {
  const breach = withData({ personal: 'yes' });
  const filed = file(breach, 10);
  const changed = accepted(complementCase(filed, { data: { persons: 12 } }, asDeclarant(NIGHT + 12 * HOUR)));
  const without = (state: Case, phase: string): Case => ({
    ...state,
    obligations: state.obligations.filter((o) => o.phase !== phase),
  });
  const nothingOwed = (state: Case) => without(without(state, 'complete'), 'complement');
  const over = (state: Case): Case => ({
    ...state,
    resolution: aResolution,
  });

  it.each([
    ['nothing was filed', breach, 'Notification initiale'],
    ['nothing was filed and the incident is over', over(breach), 'Notification complète'],
    ['it was filed with unknowns', filed, 'Notification complète'],
    ['it was filed and nothing is owed', nothingOwed(filed), 'Notification complémentaire'],
    ['it was filed and the facts changed', without(changed, 'complete'), 'Notification complémentaire'],
    ['it was filed and the incident is over', over(nothingOwed(filed)), 'Notification complémentaire'],
  ])('when %s', (_, state, expected) => {
    const sheet = cnil(state);
    expect(sheet.stage).toBe(expected);
    expect(rowOf(sheet, 'Type de notification')).toMatchObject({ value: [expected], proposed: true });
  });

  it('gives the number of the first notification to the later ones', () => {
    expect(rowOf(cnil(filed), 'Numéro de la première notification').value).toEqual(['CNIL-1']);
    expect(asks(cnil(breach), 'Numéro de la première notification')).toBe(false);
  });

  it.each(CNIL_STAGES)('is %s when somebody asks for it', (stage) => {
    const { stage: shown } = fillSheet('cnil', someSheetFacts({ state: breach }), stage);
    const words = { initial: 'initiale', complement: 'complémentaire', complete: 'complète' };
    expect(shown).toBe(`Notification ${words[stage]}`);
  });
});

describe('the reasons of a delay', () => {
  const breach = withData({ personal: 'yes', awarenessAt: NIGHT + HOUR });
  const LABEL = 'Motifs du retard';
  const asked = (state: Case, hours: number) => asks(cnil(state, { now: NIGHT + hours * HOUR }), LABEL);

  it('are asked after 72 hours from the awareness, not from the notice, and not at the last minute', () => {
    expect(asked(breach, 73)).toBe(false);
    expect(cnil(breach, { now: NIGHT + 73 * HOUR + 1 })).toMatchObject({ stage: 'Notification initiale' });
    expect(asks(cnil(breach, { now: NIGHT + 73 * HOUR + 1 }), LABEL)).toBe(true);
    expect(rowOf(cnil(breach, { now: NIGHT + 100 * HOUR }), LABEL).value).toBeNull();
  });

  it('are not asked of whoever filed in time, however late it is read, and are of whoever filed late', () => {
    expect(asked(file(breach, 20), 1000)).toBe(false);
    expect(asked(file(breach, 80), 1000)).toBe(true);
  });

  it('are not asked for a notification that was judged needless, which the sheet says with its reason', () => {
    const occasion = asDeclarant(NIGHT + 10 * HOUR);
    const needless = accepted(declareFilingNotNeeded(breach, { reason: 'Données chiffrées.' }, occasion));
    expect(asked(needless, 1000)).toBe(false);
    expect(cnil(needless).notes[0]).toContain(
      'non nécessaire : RGPD art. 33.1, absence de risque. Données chiffrées.',
    );
    expect(cnil(breach).notes[0]).not.toContain('non nécessaire');
  });

  it('are those that the facility gave', () => {
    const obligations = breach.obligations.map((o) => ({ ...o, lateReason: 'Système d’alerte coupé' }));
    const late = cnil({ ...breach, obligations }, { now: NIGHT + 100 * HOUR });
    expect(rowOf(late, LABEL).value).toEqual(['Système d’alerte coupé']);
  });
});
