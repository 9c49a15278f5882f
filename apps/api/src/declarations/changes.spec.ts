import 'reflect-metadata';
import { toChanges } from './declaration.mapper';

describe('a complement', () => {
  it.each([
    ['what was not said', {}, {}],
    ['a closed question left empty', { incidentType: null, patientDanger: null }, {}],
    ['a date taken back', { endedAt: null }, { endedAt: null }],
    ['a date', { startedAt: '2024-02-11T02:00:00+01:00' }, { startedAt: Date.UTC(2024, 1, 11, 1) }],
    ['numbers taken back', { data: { persons: null, nir: null } }, { data: { persons: null } }],
    ['effects', { data: { effects: ['disclosed'] } }, { data: { effects: ['disclosed'] } }],
    ['an end to the request for support', { supportRequested: false }, { supportRequested: false }],
  ])('changes only what was said: %s', (_case, said, changes) => {
    expect(toChanges(said as Parameters<typeof toChanges>[0])).toEqual(changes);
  });
});
