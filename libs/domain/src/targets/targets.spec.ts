import { isPressing, TARGETS, targetsOf, type Progress } from '.';
import { OPERATIONS, PATIENT_DANGERS } from '#domain/declarations';
import { anIncident } from '../../../../test/builders/facts';

const at = (time: string) => Date.parse(time);
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
const received = (time: string, change: Partial<Progress> = {}): Progress => ({
  receivedAt: at(time),
  incident: anIncident(),
  doneAt: {},
  ...change,
});
const BRIDGE = [{ day: '2026-05-15', label: 'Pont de l’Ascension' }];

describe('a case that is answered at any hour', () => {
  it.each([
    ['nothing of the kind', {}, false],
    ['urgent', { urgent: true }, true],
    ['ransomware', { incidentType: 'ransomware' }, true],
    ['system compromise', { incidentType: 'system_compromise' }, true],
    ['malicious email', { incidentType: 'malicious_email' }, false],
  ] as const)('%s', (_, change, expected) => {
    expect(isPressing(anIncident(change))).toBe(expected);
  });

  it('is one that may hurt patients or care; what nobody knows waits for the desk', () => {
    const dangers = PATIENT_DANGERS.filter((patientDanger) => isPressing(anIncident({ patientDanger })));
    expect([...dangers].sort()).toEqual(['actual', 'potential']);
    const operations = OPERATIONS.filter((operation) => isPressing(anIncident({ operation })));
    expect([...operations].sort()).toEqual(['care_interrupted', 'degraded']);
  });
});

describe('the targets of the desk', () => {
  it('are a proposal on one screen', () => {
    expect(TARGETS).toEqual([
      {
        name: 'taken',
        label: 'Prise en charge par un analyste',
        pressing: { hours: 1, clock: 'elapsed' },
        otherwise: { hours: 2, clock: 'desk' },
      },
      {
        name: 'qualified',
        label: 'Qualification',
        pressing: { hours: 4, clock: 'elapsed' },
        otherwise: { hours: 4, clock: 'desk' },
      },
    ]);
  });

  it.each([
    ['on a working morning', '2026-11-23T10:00:00+01:00', false, '2026-11-23T11:00Z', '2026-11-23T13:00Z'],
    ['in the last hour', '2026-11-23T17:30:00+01:00', false, '2026-11-24T09:30Z', '2026-11-24T11:30Z'],
    ['on a Friday night', '2026-11-20T23:00:00+01:00', false, '2026-11-23T10:00Z', '2026-11-23T12:00Z'],
    [
      'on a Friday night, urgent',
      '2026-11-20T23:00:00+01:00',
      true,
      '2026-11-20T23:00Z',
      '2026-11-21T02:00Z',
    ],
    [
      'before Ascension Day and a closure',
      '2026-05-13T17:00:00+02:00',
      false,
      '2026-05-18T08:00Z',
      '2026-05-18T10:00Z',
    ],
    ['on a public holiday', '2026-11-11T10:00:00+01:00', false, '2026-11-12T10:00Z', '2026-11-12T12:00Z'],
    [
      'urgent in the night when summer time ends',
      '2026-10-25T02:30:00+02:00',
      true,
      '2026-10-25T01:30Z',
      '2026-10-25T04:30Z',
    ],
  ])('of a case received %s', (_, time, urgent, ...due) => {
    const states = targetsOf(received(time, { incident: anIncident({ urgent }) }), BRIDGE, at(time));
    const full = (short: string) => short.replace('Z', ':00.000Z');
    expect(states.map(({ dueAt }) => iso(dueAt))).toEqual(due.map(full));
  });

  it.each([
    ['not done, at the last instant', undefined, '2026-11-23T12:00:00+01:00', false],
    ['not done, one second later', undefined, '2026-11-23T12:00:01+01:00', true],
    ['done in time', '2026-11-23T12:00:00+01:00', '2026-11-30T12:00:00+01:00', false],
    ['done late', '2026-11-23T12:00:01+01:00', '2026-11-30T12:00:00+01:00', true],
  ])('%s', (_, done, now, missed) => {
    const doneAt = done === undefined ? {} : { taken: at(done) };
    const [taken] = targetsOf(received('2026-11-23T10:00:00+01:00', { doneAt }), [], at(now));
    expect(taken).toMatchObject({ doneAt: done === undefined ? null : at(done), missed });
  });

  it('are not said when the closures leave no open day', () => {
    const days = Array.from({ length: 1200 }, (_, n) => ({
      day: new Date(at('2026-11-01') + n * 86_400_000).toISOString().slice(0, 10),
      label: 'Fermé',
    }));
    const [taken] = targetsOf(received('2026-11-23T10:00:00Z'), days, at('2027-11-23T10:00:00Z'));
    expect(taken).toMatchObject({ dueAt: null, missed: false });
  });
});
