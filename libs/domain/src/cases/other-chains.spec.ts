import { minimiseForDefence, NOTHING_COLLECTED } from '#domain/declarations';
import { FACILITY_TYPE_CODES, type FacilityType } from '#domain/facilities';
import { aCase, accepted, anOccasion, DECLARANT } from '../../../../test/builders/case';
import { aFacility, anIncident, indents, NIGHT, noData } from '../../../../test/builders/facts';
import {
  changesToKeep,
  complementCase,
  keepsNoDetails,
  receiveMessage,
  redirectionOf,
  REDIRECTIONS,
  type Case,
} from '.';

const SAID = anIncident({
  narrative: 'Le serveur Kobold.',
  systems: ['directory'],
  patientDanger: 'potential',
  data: noData({ personal: 'yes', persons: 12 }),
});
const caseOf = (type: FacilityType) =>
  aCase({ facilities: [aFacility({ type, ose: 'yes', nis2: 'yes', awarenessAt: NIGHT })], incident: SAID });
const itemsTo = ({ releases }: Case, recipient: string) =>
  releases.filter((r) => r.recipient === recipient).map(({ items }) => items);

describe('an armed-forces hospital', () => {
  const declared = caseOf('military_hospital').build();

  it('enters the case with its identity and its health impact alone', () => {
    expect(declared.incident).toEqual(minimiseForDefence(SAID));
    expect(declared.facilities).toMatchObject([{ ose: 'unknown', nis2: 'unknown', awarenessAt: null }]);
    expect(JSON.stringify(declared)).not.toContain('Kobold');
  });

  it('adds nothing else afterwards', () => {
    const changes = {
      narrative: 'Kobold encore.',
      systems: ['mail' as const],
      operation: 'degraded' as const,
    };
    const after = accepted(complementCase(declared, changes, anOccasion({ actor: DECLARANT })));
    expect(after.incident).toEqual({ ...declared.incident, operation: 'degraded' });
    expect(after.incident.narrative).toBe(NOTHING_COLLECTED);
  });

  it('has its messages refused, with the chain to use', () => {
    expect(receiveMessage(declared, 'message', anOccasion({ actor: DECLARANT }))).toEqual({
      ...{ ok: false, refusal: 'no_details_collected', detail: [REDIRECTIONS['armed-forces']] },
    });
  });

  it('is handed over with whom to call; its agency hears of the health impact', () => {
    const state = caseOf('military_hospital')
      .qualified({ indents: indents({ safety_of_care: 'potential' }) })
      .build();
    expect(state.status).toBe('transferred');
    expect(itemsTo(state, 'armed-forces')).toEqual([['identity', 'declarant']]);
    expect(itemsTo(state, 'ars:32')).toEqual([['identity', 'care_impact']]);
    expect(itemsTo(state, 'fssi')).toEqual([]);
  });

  it('has its agency told nothing where patients run no risk', () => {
    const incident = { ...SAID, patientDanger: 'none' as const, operation: 'no_impact' as const };
    const state = aCase({ facilities: [aFacility({ type: 'military_hospital' })], incident })
      .qualified()
      .build();
    expect(itemsTo(state, 'ars:32')).toEqual([]);
  });
});

describe('every other facility', () => {
  const others = FACILITY_TYPE_CODES.filter((type) => type !== 'military_hospital');

  it.each(others)('keeps what it said: %s', (type) => {
    const state = caseOf(type).build();
    expect(keepsNoDetails(state)).toBe(false);
    expect(state.incident).toEqual(SAID);
    expect(state.facilities).toMatchObject([{ ose: 'yes', nis2: 'yes', awarenessAt: NIGHT }]);
    const changes = { narrative: 'Encore.' };
    expect(changesToKeep(state, changes)).toBe(changes);
  });

  it('keeps it where an armed-forces hospital is only another site of it', () => {
    const site = aFacility({ id: 'site', type: 'military_hospital', declares: false });
    expect(aCase({ facilities: [aFacility(), site], incident: SAID }).build().incident).toEqual(SAID);
  });

  it('hands a social-security body’s words to its own desk', () => {
    const state = caseOf('social_security_body').qualified().build();
    expect(itemsTo(state, 'cert-social')).toEqual([
      ['identity', 'declarant', 'incident', 'narrative', 'data_impact', 'technical'],
    ]);
  });
});

describe('where a facility is told to turn', () => {
  it.each([
    ['military_hospital', REDIRECTIONS['armed-forces']],
    ['social_security_body', REDIRECTIONS['cert-social']],
    ['pharmacy', REDIRECTIONS.pharmacy],
    ['public_hospital', null],
  ] as const)('%s, from its declaration on', (type, words) => {
    expect(redirectionOf(caseOf(type).build())).toBe(words);
  });

  it.each(['pharmacy', 'not_digital', 'not_concerned', 'other'] as const)('set aside as %s', (category) => {
    const state = { ...caseOf('public_hospital').build(), outOfScope: { category, reason: 'x' } };
    expect(redirectionOf(state)).toBe(REDIRECTIONS[category]);
  });

  it('says something else each time, and never an address', () => {
    const words = Object.values(REDIRECTIONS);
    expect(new Set(words).size).toBe(words.length);
    for (const text of words) expect(text).not.toMatch(/@|https?:|www\./);
  });
});

describe('a mark of protection', () => {
  const marked = aCase({ protection: 'restricted_distribution' }).build();
  const complement = (state: Case, protection: Case['protection']) =>
    accepted(complementCase(state, { protection }, anOccasion({ actor: DECLARANT }))).protection;

  it('comes with the declaration, and is none when nothing is said', () => {
    expect(marked.protection).toBe('restricted_distribution');
    expect(aCase().build().protection).toBe('none');
  });

  it('is strengthened by a complement and never weakened', () => {
    expect(complement(aCase().build(), 'restricted_distribution')).toBe('restricted_distribution');
    expect(complement(marked, 'none')).toBe('restricted_distribution');
  });
});
