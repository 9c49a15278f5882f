import type { Case } from '#domain/cases';
import { aCase, BORNE } from '../../../../test/builders/case';
import { aFacility, HOUR, indents, MINUTE, NIGHT, noData } from '../../../../test/builders/facts';
import { asks, rowOf, someSheetFacts } from '../../../../test/builders/sheet';
import { fillSheet } from './index';
import { clockOf, spellDuration } from './synthesis-sheet';

const fill = (kind: 'synthesis', state: Case) => fillSheet(kind, someSheetFacts({ state }));
const ransomware = () =>
  aCase({
    incident: {
      incidentType: 'ransomware',
      origin: 'malicious',
      operation: 'degraded',
      data: noData({ personal: 'yes', awarenessAt: NIGHT }),
    },
  });

describe('the synthesis', () => {
  const significant = () =>
    ransomware().qualified({
      indents: indents({ safety_of_care: 'potential', health_system_organisation: 'unknown' }),
    });

  it('shows the five indents and which of them made the incident significant', () => {
    const sheet = fill('synthesis', significant().build());
    expect(sheet.stage).toBe('Dossier qualifié – incident significatif');
    const shown = sheet.sections[2]!.rows.filter(({ label }) => /^[1-5]°/.test(label));
    expect(shown.map(({ label, value, hint }) => [label.slice(0, 2), value, hint])).toEqual([
      ['1°', ['potentiel'], null],
      ['2°', ['non'], null],
      ['3°', ['non'], null],
      ['4°', null, 'A rendu l’incident significatif. Un doute suffit (« potentiel ou avéré »).'],
      ['5°', ['non'], null],
    ]);
  });

  it('shows a level that differs from the proposed one, with its reason, and a contest', () => {
    const state = ransomware()
      .qualified({
        indents: indents({ safety_of_care: 'actual' }),
        level: 'significatif',
        overrideReason: 'Ampleur',
      })
      .build();
    const contest = {
      by: 'ars:32',
      at: NIGHT + 9 * HOUR,
      reason: 'Désaccord',
      level: 'grave',
      answeredAt: null,
    } as const;
    const contested: Case = {
      ...state,
      qualification: {
        ...state.qualification!,
        contests: [contest, { ...contest, by: 'ars:11', answeredAt: NIGHT + 10 * HOUR }],
      },
    };
    const sheet = fill('synthesis', contested);
    expect(rowOf(sheet, 'Niveau')).toMatchObject({
      value: ['significatif'],
      hint: 'Niveau proposé : grave.',
    });
    expect(rowOf(sheet, 'Motif de l’écart').value).toEqual(['Ampleur']);
    const contests = sheet.sections[2]!.rows.filter(({ label }) => label === 'Contestation');
    expect(contests.map(({ value, hint }) => [value, hint])).toEqual([
      [
        [expect.stringContaining('ARS Hauts-de-France'), 'Niveau demandé : grave', 'Désaccord'],
        expect.stringContaining('Sans réponse'),
      ],
      [
        [expect.stringContaining('ARS Île-de-France'), 'Niveau demandé : grave', 'Désaccord'],
        expect.stringContaining('Requalifié le dimanche 11 février'),
      ],
    ]);
  });

  it('says that a case is not qualified yet', () => {
    const sheet = fill('synthesis', ransomware().build());
    expect(rowOf(sheet, 'Niveau').value).toBeNull();
    expect(sheet.stage).toBe('Dossier reçu – non encore qualifié');
    expect(asks(sheet, 'Motif')).toBe(false);
  });

  it('shows each obligation with its state and its clock, the desk’s and the facility’s apart', () => {
    const sheet = fill('synthesis', significant().build());
    const [desk, facility] = ['Obligations du CERT', 'Obligations de la structure'].map(
      (title) => sheet.sections.find((section) => section.title === title)!.rows,
    );
    expect(desk!.map(({ label }) => label)).toContain('Escalade – FSSI');
    const filing = facility!.find(({ label }) => label === 'Notification par la structure – CNIL')!;
    expect(filing.hint).toBe('RGPD art. 33.');
    expect(filing.value).toEqual(['à faire', expect.stringMatching(/^échéance le .* – dans 2\sj\s16\sh$/)]);
  });

  it('shows letters as sent, and as received only once acknowledged', () => {
    const sent = significant().lettersSent();
    expect(rowOf(fill('synthesis', sent.build()), 'FSSI').value?.[0]).toMatch(
      /envoyée, réception non confirmée/,
    );
    const acknowledged = fill('synthesis', sent.lettersAcknowledged().build());
    expect(rowOf(acknowledged, 'FSSI').value?.[0]).toMatch(
      /accusé de réception reçu, le dimanche 11 février/,
    );
  });

  it('has what a parent case shares where its own facts are unknown, and not the facilities that left', () => {
    const left = aFacility({ id: 'f-3', name: 'Clinique partie', declares: false, leftAt: NIGHT + HOUR });
    const state = aCase({ facilities: [aFacility(), left], incident: { incidentType: 'unknown' } }).build();
    const facts = { incidentType: 'provider_outage' } as const;
    const said = { id: 's', revision: 1, at: NIGHT, by: 'x', facts, message: null, qualification: null };
    const shared = { ...BORNE, ...said };
    const sheet = fill('synthesis', { ...state, shared });
    expect(rowOf(sheet, 'Type').value).toEqual(['panne d’un prestataire ou hébergeur']);
    expect(JSON.stringify(sheet)).not.toContain('Clinique partie');
  });

  it('gives the local time of a facility overseas, and of no other', () => {
    const overseas = aFacility({ department: '974', ars: 'ars:04' });
    const notes = fill('synthesis', aCase({ facilities: [overseas] }).build()).notes.join(' ');
    expect(notes).toContain('dimanche 11 février 2024 à 06:00 (UTC+4)');
    expect(fill('synthesis', aCase().build()).notes.join(' ')).not.toContain('Heure locale');
  });

  it('counts every facility of the case with its agency', () => {
    const other = aFacility({ id: 'f-2', name: 'EHPAD annexe', declares: false, ars: null });
    const state = aCase({ facilities: [other, aFacility()] }).build();
    const sheet = fill('synthesis', state);
    expect(rowOf(sheet, 'Dénomination').value).toEqual(['CH d’Exemple']);
    expect(rowOf(sheet, 'Autre structure concernée')).toMatchObject({
      value: ['EHPAD annexe'],
      hint: 'Aucune ARS compétente.',
    });
  });
});

describe('a clock', () => {
  const [owed] = ransomware()
    .build()
    .obligations.filter((o) => o.creditor === 'cnil' && o.act === 'file');
  const at = (change: object, hours: number) => clockOf({ ...owed!, ...change }, NIGHT + hours * HOUR);

  it.each([
    [{}, 71, /^échéance le mercredi 14 février 2024 à 03:00 \(UTC\+1\) – dans 1\sh\s00$/],
    [{}, 73, / – dépassée de 1\sh\s00$/],
    [{ state: 'fulfilled' }, 73, /à 03:00 \(UTC\+1\)$/],
    [{ dueAt: null }, 2, /^sans délai – depuis 2\sh\s00$/],
    [{ dueAt: null, sentAt: NIGHT + 30 * MINUTE }, 2, /^sans délai – fait en 30\smin$/],
    [{ dueAt: null, anchorAt: null }, 2, /^horloge non démarrée/],
  ])('of %j reads, %i hours later, %s', (change, hours, expected) => {
    expect(at(change, hours)).toMatch(expected);
  });

  it.each([
    [0, '0 min'],
    [59 * MINUTE, '59 min'],
    [60 * MINUTE, '1 h 00'],
    [47 * HOUR + 59 * MINUTE, '47 h 59'],
    [48 * HOUR, '2 j 0 h'],
    [-5, '0 min'],
  ])('spells %i ms "%s"', (duration, expected) => {
    expect(spellDuration(duration).replaceAll('\u00a0', ' ')).toBe(expected);
  });
});
