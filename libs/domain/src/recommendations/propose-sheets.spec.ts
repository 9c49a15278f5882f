import { ADVICE_PHASES, findSheet, proposeSheets, SHEET_KEYS, SHEETS } from '.';
import { INCIDENT_TYPES, type IncidentFacts } from '#domain/declarations';
import { anIncident, noData } from '../../../../test/builders/facts';

const ALWAYS = ['call-list', 'after-action-review'];
const proposed = (change: Partial<IncidentFacts>) =>
  proposeSheets(anIncident(change)).map(({ sheet }) => sheet.key);

describe('the library', () => {
  it('names each sheet once, in the order in which an incident goes', () => {
    expect(new Set(SHEET_KEYS).size).toBe(SHEETS.length);
    const phases = SHEETS.map(({ phase }) => ADVICE_PHASES.indexOf(phase));
    expect(phases).toEqual([...phases].sort());
    expect(new Set(phases).size).toBe(ADVICE_PHASES.length);
  });

  it.each(SHEETS.map((sheet) => [sheet.key, sheet] as const))(
    '%s is a page that can be followed',
    (key, sheet) => {
      expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(findSheet(key)).toBe(sheet);
      expect(sheet.version).toBeGreaterThanOrEqual(1);
      expect(sheet.title.length).toBeLessThanOrEqual(80);
      expect(sheet.steps.length).toBeGreaterThanOrEqual(5);
      expect(new Set(sheet.steps).size).toBe(sheet.steps.length);
      // A sentence that ends, and no address, number or mark of anybody.
      for (const step of sheet.steps) expect(step).toMatch(/^[A-ZÀÉÊ].{20,160}\.$/);
      expect(JSON.stringify(sheet)).not.toMatch(/https?:|@|'/);
    },
  );

  it.each(['', 'unknown', 'Call-List', 'constructor', 'call-list '])('does not hold %p', (key) => {
    expect(findSheet(key)).toBeNull();
  });
});

describe('the sheets that an incident calls for', () => {
  it.each([
    [{ incidentType: 'other' }, []],
    [
      { incidentType: 'ransomware' },
      [
        'isolate-without-switching-off',
        'preserve-evidence',
        'cut-remote-access',
        'reset-accounts-and-directory',
        'restore-from-clean-backups',
        'hardening',
        'multifactor',
      ],
    ],
    [{ incidentType: 'malicious_email' }, ['preserve-evidence', 'mailbox-clean-up', 'multifactor']],
    [{ incidentType: 'provider_outage' }, ['provider-outage-continuity']],
    [{ incidentType: 'application_bug' }, ['prescription-double-check']],
    [{ incidentType: 'equipment_theft' }, ['preserve-evidence', 'stolen-equipment']],
    [{ incidentType: 'telecom_link_loss' }, ['telephony-and-dispatch-fallback']],
    [{ incidentType: 'denial_of_service' }, ['denial-of-service', 'hardening']],
    [{ systems: ['telephony'] }, ['telephony-and-dispatch-fallback']],
    [{ systems: ['building'] }, ['medical-devices-back-to-network']],
    [{ operation: 'care_interrupted' }, ['paper-procedures']],
    [{ data: noData({ effects: ['disclosed'] }) }, ['preserve-evidence', 'data-leak-first-steps']],
    [{ data: noData({ effects: ['unavailable'] }) }, []],
  ] as [Partial<IncidentFacts>, string[]][])('%j: %j', (change, expected) => {
    const keys = proposed(change);
    expect(keys.filter((key) => !ALWAYS.includes(key))).toEqual(expected);
    expect(keys).toEqual(expect.arrayContaining(ALWAYS));
  });

  it('say why: the words of the incident that they answer', () => {
    const incident = anIncident({ incidentType: 'ransomware', systems: ['backup', 'building'] });
    const why = Object.fromEntries(proposeSheets(incident).map(({ sheet, because }) => [sheet.key, because]));
    expect(why['restore-from-clean-backups']).toEqual(['ransomware', 'backup']);
    expect(why['medical-devices-back-to-network']).toEqual(['building']);
    expect(why['call-list']).toEqual([]);
  });

  it('exist for every type of incident that is known', () => {
    const bare = INCIDENT_TYPES.filter((incidentType) => proposed({ incidentType }).length === ALWAYS.length);
    expect(bare).toEqual(['other', 'unknown']);
  });
});
