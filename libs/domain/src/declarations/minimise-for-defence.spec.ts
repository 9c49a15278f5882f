import { anIncident, HOUR, NIGHT, noData } from '../../../../test/builders/facts';
import { CARE_MEASURES, MEASURES, minimiseChangesForDefence, minimiseForDefence, NOTHING_COLLECTED } from '.';

const everythingSaid = anIncident({
  startedAt: NIGHT - HOUR,
  endedAt: NIGHT + HOUR,
  narrative: 'Le serveur Kobold-7 du service 12.',
  incidentType: 'ransomware',
  origin: 'malicious',
  perimeter: 'domain_controller',
  systems: ['directory', 'imaging'],
  patientDanger: 'potential',
  operation: 'degraded',
  measures: [...MEASURES],
  data: {
    ...{ personal: 'yes', health: 'yes', nir: 'no', mayRevealHealth: 'yes', published: 'yes' },
    ...{ effects: ['disclosed'], persons: 4321, records: 8642, awarenessAt: NIGHT },
  },
  othersMayBeHit: 'yes',
  commonProvider: 'Hébergeur Kobold',
  supportRequested: true,
  urgent: true,
  alreadyDone: [{ authority: 'police', at: NIGHT, reference: 'PV Kobold' }],
});

const WHAT_REMAINS = {
  noticedAt: NIGHT,
  startedAt: null,
  endedAt: null,
  narrative: NOTHING_COLLECTED,
  incidentType: 'unknown',
  origin: 'unknown',
  perimeter: 'unknown',
  systems: [],
  patientDanger: 'potential',
  operation: 'degraded',
  measures: CARE_MEASURES,
  data: {
    ...noData({
      personal: 'unknown',
      health: 'unknown',
      nir: 'unknown',
      mayRevealHealth: 'unknown',
      published: 'unknown',
    }),
  },
  othersMayBeHit: 'unknown',
  commonProvider: null,
  supportRequested: false,
  urgent: true,
  alreadyDone: [],
};

describe('what is kept of an armed-forces hospital', () => {
  it('is when, the health impact and the urgency: nothing else has a value', () => {
    expect(minimiseForDefence(everythingSaid)).toEqual(WHAT_REMAINS);
  });

  it('is the same when it is asked twice', () => {
    const once = minimiseForDefence(everythingSaid);
    expect(minimiseForDefence(once)).toEqual(once);
  });

  it('holds no word and no number that was typed', () => {
    expect(JSON.stringify(minimiseForDefence(everythingSaid))).not.toMatch(/Kobold|4321|8642|malicious/);
  });

  it('is of a complement what it says of the same', () => {
    expect(minimiseChangesForDefence(everythingSaid)).toEqual({
      noticedAt: NIGHT,
      patientDanger: 'potential',
      operation: 'degraded',
      measures: CARE_MEASURES,
      urgent: true,
    });
  });

  it('is nothing of a complement that says nothing of it', () => {
    expect(
      minimiseChangesForDefence({ narrative: 'Kobold', systems: ['mail'], data: { persons: 3 } }),
    ).toEqual({});
    expect(minimiseChangesForDefence({ measures: ['internet_cut'] })).toEqual({ measures: [] });
    expect(minimiseChangesForDefence({ operation: undefined })).toEqual({});
  });
});
