import { CNIL_COMPLEMENT, isInForce, obligationsFor, RULES, type CaseFacts } from '.';
import { aFacility, aQualification, HOUR, indents, NIGHT, noData } from '../../../../test/builders/facts';
import { someFacts } from '../../../../test/builders/facts';

const RECEIVED = NIGHT + 3 * HOUR;
const QUALIFIED = NIGHT + 4 * HOUR;
const AWARE = NIGHT + HOUR;

const social = aFacility({ type: 'social_security_body', ars: 'ars:11' });
const pharmacy = aFacility({ type: 'pharmacy' });
const military = aFacility({ type: 'military_hospital' });
const ose = aFacility({ ose: 'yes' });
const qualification = aQualification({ decidedAt: QUALIFIED });
const significatif = aQualification({ decidedAt: QUALIFIED, level: 'significatif' });
const unsafe = aQualification({ decidedAt: QUALIFIED, indents: indents({ safety_of_care: 'potential' }) });
const hit = noData({ personal: 'yes', awarenessAt: AWARE });
const leaked = noData({ health: 'yes', effects: ['disclosed'], awarenessAt: AWARE });

interface Row {
  rule: string;
  triggers: CaseFacts;
  /** Creditors under `triggers`. */
  owedTo: string[];
  anchorAt: number;
  hours?: number;
  /** Facts under which nothing is owed; null for a rule that always applies. */
  spares: CaseFacts[] | null;
}

/** One row per rule: facts that trigger it, and facts that differ just enough not to. */
const ROWS: Row[] = [
  { rule: 'R04-acknowledge', triggers: someFacts(), owedTo: ['declarant'], anchorAt: RECEIVED, spares: null },
  {
    rule: 'R05-inform-ars',
    triggers: someFacts({
      facilities: [aFacility(), aFacility({ id: 'b', ars: 'ars:28', declares: false })],
    }),
    owedTo: ['ars:32', 'ars:28'],
    anchorAt: RECEIVED,
    spares: [
      someFacts({ facilities: [aFacility({ ars: null })] }),
      someFacts({ facilities: [social] }),
      someFacts({ facilities: [military] }),
      someFacts({ facilities: [pharmacy] }),
    ],
  },
  {
    rule: 'R05-inform-fssi',
    triggers: someFacts(),
    owedTo: ['fssi'],
    anchorAt: RECEIVED,
    spares: [social, military, pharmacy].map((facility) => someFacts({ facilities: [facility] })),
  },
  {
    rule: 'R07-escalate',
    triggers: someFacts({ qualification: significatif }),
    owedTo: ['fssi'],
    anchorAt: QUALIFIED,
    spares: [
      someFacts({ qualification: aQualification({ level: 'grave' }) }),
      someFacts(),
      someFacts({ qualification: significatif, facilities: [social] }),
      someFacts({ qualification: significatif, facilities: [pharmacy] }),
    ],
  },
  {
    rule: 'R08-alert-corruss',
    triggers: someFacts({ qualification, incident: { operation: 'degraded' } }),
    owedTo: ['corruss'],
    anchorAt: QUALIFIED,
    spares: [
      someFacts({ qualification }),
      someFacts({ incident: { operation: 'degraded' } }),
      someFacts({ qualification, incident: { operation: 'degraded' }, facilities: [military] }),
      someFacts({ qualification, incident: { measures: ['system_shutdown', 'internet_cut'] } }),
    ],
  },
  {
    rule: 'R08-call-ars',
    triggers: someFacts({ qualification, incident: { measures: ['diversion'] } }),
    owedTo: ['ars:32'],
    anchorAt: QUALIFIED,
    spares: [
      someFacts({ qualification }),
      someFacts({ incident: { measures: ['diversion'] } }),
      someFacts({ qualification, incident: { measures: ['diversion'] }, facilities: [social] }),
    ],
  },
  {
    rule: 'R10-remind-ansm',
    triggers: someFacts({ qualification: unsafe, incident: { systems: ['prescription'] } }),
    owedTo: ['ansm'],
    anchorAt: QUALIFIED,
    spares: [
      someFacts({ qualification: unsafe, incident: { systems: ['mail'] } }),
      someFacts({ qualification, incident: { systems: ['prescription'] } }),
      someFacts({ incident: { systems: ['prescription'], patientDanger: 'actual' } }),
    ],
  },
  {
    rule: 'R12-file-anssi',
    triggers: someFacts({
      facilities: [ose],
      incident: { systems: ['directory'], data: noData({ awarenessAt: AWARE }) },
    }),
    owedTo: ['anssi'],
    anchorAt: AWARE,
    spares: [
      someFacts({ facilities: [ose] }),
      someFacts({ facilities: [aFacility({ ose: 'unknown' })], incident: { systems: ['directory'] } }),
    ],
  },
  {
    rule: 'R14-alert-anssi',
    triggers: someFacts({ qualification: aQualification({ decidedAt: QUALIFIED, otherSectors: true }) }),
    owedTo: ['anssi'],
    anchorAt: QUALIFIED,
    spares: [
      someFacts({ qualification: significatif }),
      someFacts({ facilities: [ose], incident: { systems: ['directory'] } }),
      someFacts({ qualification: aQualification({ certFrSupport: true }), facilities: [social] }),
    ],
  },
  {
    rule: 'R15-file-cnil',
    triggers: someFacts({ incident: { data: hit } }),
    owedTo: ['cnil'],
    anchorAt: AWARE,
    hours: 72,
    spares: [someFacts()],
  },
  {
    rule: 'R19-inform-persons',
    triggers: someFacts({ incident: { data: leaked } }),
    owedTo: ['persons'],
    anchorAt: AWARE,
    spares: [
      someFacts({ incident: { data: { ...leaked, effects: ['unavailable'] } } }),
      someFacts({ incident: { data: { ...leaked, health: 'unknown' } } }),
      someFacts({ incident: { data: { ...hit, effects: ['disclosed'] } } }),
    ],
  },
  {
    rule: 'R20-register',
    triggers: someFacts({ incident: { data: hit } }),
    owedTo: ['cnil'],
    anchorAt: AWARE,
    spares: [someFacts()],
  },
  {
    rule: 'R21-transfer',
    triggers: someFacts({ qualification, facilities: [military] }),
    owedTo: ['armed-forces'],
    anchorAt: QUALIFIED,
    spares: [someFacts({ facilities: [military] }), someFacts({ qualification })],
  },
  {
    rule: 'R21-inform-ars',
    triggers: someFacts({ qualification, facilities: [military], incident: { operation: 'degraded' } }),
    owedTo: ['ars:32'],
    anchorAt: QUALIFIED,
    spares: [
      someFacts({ qualification, facilities: [military] }),
      someFacts({ facilities: [military], incident: { operation: 'degraded' } }),
      someFacts({ qualification, facilities: [social], incident: { operation: 'degraded' } }),
      someFacts({ qualification, incident: { operation: 'degraded' } }),
    ],
  },
  {
    rule: 'R22-transfer',
    triggers: someFacts({ qualification, facilities: [social] }),
    owedTo: ['cert-social'],
    anchorAt: QUALIFIED,
    spares: [
      someFacts({ facilities: [social] }),
      someFacts({ qualification }),
      someFacts({ qualification, facilities: [pharmacy] }),
    ],
  },
];

const owed = (facts: CaseFacts, rule: string) => obligationsFor(facts).filter((o) => o.rule === rule);

describe('the table of rules', () => {
  it('has one row here for each rule, and no rule twice', () => {
    expect(ROWS.map((row) => row.rule)).toEqual(RULES.map((rule) => rule.id));
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  });

  it.each(ROWS)('$rule is owed to $owedTo by the facts that trigger it', ({ rule, triggers, owedTo }) => {
    expect(owed(triggers, rule).map((o) => o.creditor)).toEqual(owedTo);
  });

  it.each(ROWS)('$rule has its clock from the right moment', ({ rule, triggers, anchorAt, hours }) => {
    for (const o of owed(triggers, rule)) {
      expect(o).toMatchObject({ anchorAt, dueAt: hours === undefined ? null : anchorAt + hours * HOUR });
    }
  });

  it.each(ROWS.filter((row) => row.spares))('$rule is not owed by its neighbours', ({ rule, spares }) => {
    for (const facts of spares!) expect(owed(facts, rule)).toEqual([]);
  });

  it.each(RULES)('$id is owed by the facility that declared when the debtor is one', ({ id, debtor }) => {
    const { triggers } = ROWS.find((row) => row.rule === id)!;
    const facilityId = debtor === 'facility' ? 'facility-main' : null;
    for (const o of owed(triggers, id)) expect(o).toMatchObject({ debtor, facilityId });
  });

  it.each([...RULES, CNIL_COMPLEMENT])('$id says on which text it stands and why it applies', (rule) => {
    expect(rule.basis).toMatch(/^[A-ZÉ].{5,}/);
    expect(rule.because).toMatch(/^[A-ZÉL].+\.$/);
    expect(rule.version).toBeGreaterThanOrEqual(1);
  });

  it('owes nothing to anybody twice', () => {
    for (const { triggers } of ROWS) {
      const owedNow = obligationsFor(triggers).map((o) => `${o.rule} ${o.creditor} ${o.phase}`);
      expect(new Set(owedNow).size).toBe(owedNow.length);
    }
  });
});

describe('a dated rule', () => {
  const [rule] = RULES;
  const between = { ...rule!, inForce: { from: NIGHT, until: NIGHT + HOUR } };

  it.each([
    [NIGHT - 1, false],
    [NIGHT, true],
    [NIGHT + HOUR - 1, true],
    [NIGHT + HOUR, false],
  ])('judges an incident noticed at %d: %s', (noticedAt, expected) => {
    expect(isInForce(between, noticedAt)).toBe(expected);
  });

  it('without dates judges every incident', () => {
    expect(isInForce(rule!, 0) && isInForce(rule!, Date.UTC(2100, 0, 1))).toBe(true);
  });
});
