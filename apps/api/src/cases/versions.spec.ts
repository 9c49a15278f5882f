import { OBLIGATION_STATES, type Obligation } from '#domain/obligations';
import type { DeclarationTable } from '#persistence/cases';
import { BORNE, CASE_IN } from '../../../../test/builders/case';
import { anIncident, HOUR, NIGHT } from '../../../../test/builders/facts';
import { presentObstacle } from './closing.presenter';
import { presentComparison, presentVersions } from './versions.presenter';

const said = (change: Partial<DeclarationTable>): DeclarationTable => ({
  ...{ id: 'id', caseId: 'case', kind: 'complement', channel: 'web', receivedAt: NIGHT },
  ...{ declarant: null, facility: null, version: 1, facts: {}, ...BORNE },
  ...change,
});
const history = [
  said({ version: 1, kind: 'initial', channel: 'phone', facts: anIncident({ endedAt: NIGHT + HOUR }) }),
  said({
    version: 2,
    kind: 'correction',
    receivedAt: NIGHT + 2 * HOUR,
    facts: {
      ...{ endedAt: null, systems: ['mail'], data: { persons: 12, awarenessAt: NIGHT } },
      alreadyDone: [{ authority: 'cnil', at: NIGHT, reference: null }],
      narrative: 'Ce n’est pas fini.',
    },
  }),
];
const UTC = '2024-02-11T02:00:00.000Z';

describe('versions as they travel', () => {
  it('give instants as UTC text, wherever they stand', () => {
    const { changes } = presentComparison(history, 1, 2)!;
    expect(Object.fromEntries(changes.map(({ field, before, after }) => [field, [before, after]]))).toEqual({
      endedAt: ['2024-02-11T03:00:00.000Z', null],
      systems: [[], ['mail']],
      'data.persons': [null, 12],
      'data.awarenessAt': [null, UTC],
      alreadyDone: [[], [{ authority: 'cnil', at: UTC, reference: null }]],
    });
  });

  it('are compared in either direction, and with themselves', () => {
    expect(presentComparison(history, 2, 1)!.changes).toHaveLength(5);
    expect(presentComparison(history, 2, 2)!.changes).toEqual([]);
    expect(presentComparison(history, 2, 3)).toBeNull();
    expect(presentComparison(history, 3, 2)).toBeNull();
  });

  it('are told one after the other, the first as the beginning', () => {
    const [first, second] = presentVersions(history).versions;
    expect(first).toMatchObject({ version: 1, kind: 'initial', channel: 'phone', changes: [] });
    expect(first!.narrative).toBe(anIncident().narrative);
    expect(second).toMatchObject({ kind: 'correction', narrative: 'Ce n’est pas fini.' });
    expect(second!.changes).toEqual(presentComparison(history, 1, 2)!.changes);
    expect(presentVersions([])).toEqual({ versions: [] });
  });
});

describe('what stands in the way of closing', () => {
  const [owed] = CASE_IN.received().obligations;
  const words = (change: Partial<Obligation>) => presentObstacle({ ...owed!, ...change }).words;

  it.each([
    ['cert', 'open', 'Reste à faire par le CERT.'],
    ['facility', 'open', 'Reste à faire par la structure.'],
    ['cert', 'prepared', 'La lettre n’est pas partie.'],
    ['cert', 'sent', 'Envoyé, sans accusé de réception'],
  ] as const)('is said in words: %s, %s', (debtor, state, expected) => {
    expect(OBLIGATION_STATES).toContain(state);
    expect(words({ debtor, state })).toContain(expected);
    expect(words({ debtor, state })).toContain(owed!.because);
  });
});
