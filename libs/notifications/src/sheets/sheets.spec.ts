import { logCall, recordFiling, resolveCase, type Case } from '#domain/cases';
import type { Obligation } from '#domain/obligations';
import { accepted, aCase, anOccasion, DECLARANT } from '../../../../test/builders/case';
import { aFacility, HOUR, NIGHT, noData } from '../../../../test/builders/facts';
import { DECLARANT_OF_SHEET, rowOf, someSheetFacts } from '../../../../test/builders/sheet';
import { fillSheet, SHEETS, type SheetFacts, type SheetName } from './index';

const fill = (kind: SheetName, state: Case, change: Partial<SheetFacts> = {}) =>
  fillSheet(kind, someSheetFacts({ state, ...change }));
const NIS2 = SHEETS.filter((kind) => kind.startsWith('nis2-'));
const ransomware = () =>
  aCase({
    facilities: [aFacility({ ose: 'yes' })],
    incident: {
      incidentType: 'ransomware',
      origin: 'malicious',
      systems: ['patient_record'],
      operation: 'degraded',
      patientDanger: 'potential',
      data: noData({ personal: 'yes', awarenessAt: NIGHT }),
    },
  });
/** A row as the JSON says it, for comparing. */
const values = (kind: SheetName, state: Case, labels: string[]) =>
  labels.map((label) => [label, rowOf(fill(kind, state), label).value]);

describe.each(SHEETS)('the sheet %s', (kind) => {
  it('never names anybody of the desk and repeats none of its notes', () => {
    const call = { to: 'ars:32', answered: true, note: 'NOTE-DU-BUREAU' };
    const called = accepted(logCall(ransomware().qualified().build(), call, anOccasion()));
    const state: Case = {
      ...called,
      assignee: 'ASSIGNEE',
      tasks: [
        {
          id: 't',
          kind: 'no_valid_key',
          subject: 'SUJET',
          todo: 'TACHE',
          openedAt: NIGHT,
          ...{ dueAt: null, outcome: null },
          doneAt: null,
        },
      ],
      releases: called.releases.map((release) => ({ ...release, evidence: 'PREUVE-DE-L-ACCORD' })),
    };
    const text = JSON.stringify(fill(kind, state));
    expect(text).not.toMatch(/NOTE-DU-BUREAU|ASSIGNEE|SUJET|TACHE|PREUVE-DE-L-ACCORD|analyste d’astreinte/);
  });

  it('says that what it does not know is unknown: no row is blank', () => {
    for (const { rows } of fill(kind, aCase().build()).sections) {
      expect(rows).not.toEqual([]);
      for (const { label, value } of rows) {
        expect(label).not.toBe('');
        expect(value === null || value.every((text) => text.trim() !== '')).toBe(true);
        expect(value).not.toEqual([]);
        expect(value ?? []).not.toContain('ne sait pas');
      }
    }
  });

  it('names the declarant in the declarant’s own copy only', () => {
    const own = JSON.stringify(fill(kind, aCase().build()));
    const other = JSON.stringify(fill(kind, aCase().build(), { namesDeclarant: false }));
    const { name, email, phone } = DECLARANT_OF_SHEET;
    for (const personal of [name, email!, phone!]) {
      expect(own.includes(personal)).toBe(kind !== 'synthesis');
      expect(other).not.toContain(personal);
    }
    expect(other).toContain('RSSI');
  });

  it('has the mark of protection of the case', () => {
    const state: Case = { ...aCase().build(), protection: 'restricted_distribution' };
    expect(fill(kind, state).protection).toBe('restricted_distribution');
    expect(fill(kind, aCase().build()).protection).toBe('none');
  });

  it('reads the same for the same facts', () => {
    const state = ransomware().qualified().build();
    expect(fill(kind, state)).toEqual(fill(kind, state));
  });
});

describe('a sheet that somebody files', () => {
  it.each(SHEETS.filter((kind) => kind !== 'synthesis'))('%s says that it files nothing', (kind) => {
    const notes = fill(kind, ransomware().build()).notes.join(' ');
    expect(notes).toMatch(/Ce document n’est pas une (notification|déclaration)/);
    expect(notes).toContain('sur la page de suivi');
  });
});

describe('the sheet for the ANSSI', () => {
  it('says who, what and how far, and what nobody was asked as unknown', () => {
    expect(
      values('anssi', ransomware().build(), [
        'Opérateur de services essentiels',
        'Type',
        'Systèmes touchés',
        'Indicateurs de compromission',
        'Effets sur le service essentiel',
        'Mesures et démarches',
      ]),
    ).toEqual([
      ['Opérateur de services essentiels', ['oui']],
      ['Type', ['rançongiciel']],
      ['Systèmes touchés', ['dossier patient']],
      ['Indicateurs de compromission', null],
      ['Effets sur le service essentiel', null],
      ['Mesures et démarches', null],
    ]);
  });

  it.each(['no', 'unknown'] as const)('warns when the facility said "%s" to being an operator', (ose) => {
    const [note] = fill('anssi', aCase({ facilities: [aFacility({ ose })] }).build()).notes;
    expect(note).toContain('à vérifier avant de déclarer');
    expect(fill('anssi', ransomware().build()).notes[0]).not.toContain('à vérifier');
  });

  it('becomes a complement once it was filed', () => {
    const filing = { with: 'anssi', phase: 'initial', reference: 'FR-7', filedAt: NIGHT + 4 * HOUR } as const;
    const filed = accepted(recordFiling(ransomware().build(), filing, anOccasion({ actor: DECLARANT })));
    const sheet = fill('anssi', filed);
    expect(sheet.stage).toBe('Complément de déclaration');
    expect(rowOf(sheet, 'Numéro de la première déclaration').value).toEqual(['FR-7']);
    expect(fill('anssi', ransomware().build()).stage).toBe('Déclaration initiale');
  });
});

describe('the sheets of NIS 2', () => {
  /** An obligation of the track, as the rulebook opens it once a date is set. */
  const owing = (phase: string, change: Partial<Obligation> = {}): Case => {
    const state = ransomware().build();
    const [filing] = state.obligations.filter((o) => o.act === 'file');
    return { ...state, obligations: [{ ...filing!, phase: phase as never, ...change }] };
  };

  it.each(NIS2)('%s says that no clock runs as long as the track is off', (kind) => {
    const sheet = fill(kind, ransomware().build());
    expect(sheet.notes[0]).toContain('Aucune obligation NIS 2');
    expect(rowOf(sheet, 'Échéance').value).toBeNull();
  });

  it.each([
    ['nis2-early-warning', 'early_warning', 'Alerte précoce', '24 heures'],
    ['nis2-notification', 'notification', 'Notification d’incident', '72 heures'],
    ['nis2-intermediate', 'intermediate', 'Rapport intermédiaire', 'à la demande de l’autorité'],
    ['nis2-final', 'final', 'Rapport final', 'un mois après la notification des 72 heures'],
  ] as const)('%s gives the due time of its own stage', (kind, phase, stage, term) => {
    const sheet = fill(kind, owing(phase, { dueAt: NIGHT + 24 * HOUR }));
    expect(sheet.stage).toBe(stage);
    expect(sheet.notes.join(' ')).not.toContain('Aucune obligation NIS 2');
    expect(rowOf(sheet, 'Échéance').value?.[0]).toContain('12 février 2024 à 03:00');
    expect(rowOf(sheet, 'Échéance').hint).toContain(term);
    for (const other of NIS2.filter((name) => name !== kind))
      expect(rowOf(fill(other, owing(phase)), 'Échéance').value).toBeNull();
  });

  it.each([
    ['malicious', ['oui']],
    ['not_malicious', ['non']],
    ['under_analysis', null],
    ['unknown', null],
  ] as const)('the early warning says of an origin "%s": %j', (origin, expected) => {
    const sheet = fill('nis2-early-warning', aCase({ incident: { origin } }).build());
    expect(rowOf(sheet, 'Acte illicite ou malveillant suspecté').value).toEqual(expected);
    expect(rowOf(sheet, 'Impact transfrontière possible').value).toBeNull();
  });

  it('the final report has the cause that was reported, and none before', () => {
    const state = ransomware().qualified().everythingWaived().build();
    expect(rowOf(fill('nis2-final', state), 'Cause profonde').value).toBeNull();
    const resolved = accepted(resolveCase(state, { causes: 'Accès sans second facteur.' }, anOccasion()));
    expect(rowOf(fill('nis2-final', resolved), 'Cause profonde').value).toEqual([
      'Accès sans second facteur.',
    ]);
  });
});
