import { compareFacts, factsAtVersion, type FactChanges, type SaidVersion } from '.';
import fc from 'fast-check';
import { mergeFacts } from '.';
import { anIncident, HOUR, NIGHT, noData } from '../../../../test/builders/facts';
import { holds } from '../../../../test/harness/holds';

const said = anIncident({
  systems: ['imaging', 'mail'],
  data: noData({ persons: 300_000, effects: ['disclosed'] }),
  alreadyDone: [{ authority: 'cnil', at: NIGHT, reference: 'CNIL-1' }],
});

describe('two states of the facts', () => {
  it.each([
    ['nothing new', {}, []],
    ['a word', { operation: 'degraded' }, [['operation', 'no_impact', 'degraded']]],
    ['numbers revised downwards', { data: { persons: 12 } }, [['data.persons', 300_000, 12]]],
    ['a number taken back', { data: { persons: null } }, [['data.persons', 300_000, null]]],
    ['a date', { endedAt: NIGHT + HOUR }, [['endedAt', null, NIGHT + HOUR]]],
    ['a list in another order', { systems: ['mail', 'imaging'] }, []],
    ['a list', { systems: ['mail'] }, [['systems', ['imaging', 'mail'], ['mail']]]],
    ['an emptied list', { systems: [] }, [['systems', ['imaging', 'mail'], []]]],
    [
      'a receipt number',
      { alreadyDone: [{ authority: 'cnil', at: NIGHT, reference: 'CNIL-2' }] },
      [
        [
          'alreadyDone',
          [{ authority: 'cnil', at: NIGHT, reference: 'CNIL-1' }],
          [{ authority: 'cnil', at: NIGHT, reference: 'CNIL-2' }],
        ],
      ],
    ],
    [
      'several at once',
      { urgent: true, data: { nir: 'yes' } },
      [
        ['urgent', false, true],
        ['data.nir', 'no', 'yes'],
      ],
    ],
  ])('differ by %s', (_what, change, expected) => {
    const differences = compareFacts(said, mergeFacts(said, change as FactChanges));
    expect(differences.map(({ field, before, after }) => [field, before, after])).toEqual(expected);
  });

  it('differ the same way in both directions', () => {
    const change = fc.record(
      {
        operation: fc.constantFrom('no_impact', 'degraded', 'care_interrupted'),
        systems: fc.subarray(['imaging', 'mail', 'backup']),
        data: fc.record({ persons: fc.option(fc.nat()), nir: fc.constantFrom('yes', 'no') }),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<FactChanges>;
    holds(
      fc.property(change, (changes) => {
        const after = mergeFacts(said, changes);
        const there = compareFacts(said, after);
        const back = compareFacts(after, said);
        expect(back).toEqual(there.map((d) => ({ field: d.field, before: d.after, after: d.before })));
      }),
    );
  });
});

describe('the facts at a version', () => {
  const history: SaidVersion[] = [
    { version: 3, facts: { narrative: 'Le chiffre était faux.', data: { persons: 12 } } },
    { version: 1, facts: said },
    { version: 2, facts: { narrative: null, operation: 'degraded' } },
    { version: 4, kind: 'merged', facts: { ...said, commonProvider: 'Éditeur Exemple', urgent: true } },
    {
      version: 5,
      kind: 'merged',
      facts: { alreadyDone: [{ authority: 'police', at: NIGHT, reference: 'PV' }] },
    },
  ];

  it.each([
    [1, { operation: 'no_impact', persons: 300_000, commonProvider: null }],
    [2, { operation: 'degraded', persons: 300_000, commonProvider: null }],
    [3, { operation: 'degraded', persons: 12, commonProvider: null }],
    // What came with another declaration fills holes, or is graver; what was said here stands.
    [4, { operation: 'degraded', persons: 12, commonProvider: 'Éditeur Exemple' }],
  ])('%d are those said until then', (version, { persons, ...expected }) => {
    const facts = factsAtVersion(history, version)!;
    expect(facts).toMatchObject({ ...expected, data: { persons } });
    expect(facts.narrative).toBe(said.narrative);
    expect(facts.urgent).toBe(version >= 4);
  });

  it('add what another declaration says was filed', () => {
    const filed = factsAtVersion(history, 5)!.alreadyDone.map(({ authority }) => authority);
    expect(filed).toEqual(['cnil', 'police']);
  });

  it.each([0, 6, -1, 1.5])('%d was never said', (version) => {
    expect(factsAtVersion(history, version)).toBeNull();
  });

  it('of nothing said are nothing', () => {
    expect(factsAtVersion([], 1)).toBeNull();
  });
});
