import type { CaseFacility, CaseFacts, Clock } from '#domain/obligations';
import type { ExpectedOwing, ExpectedRule, Triggering } from './expected-rule';
import { aFacility, aQualification, HOUR, indents, MINUTE, NIGHT, noData, someFacts } from './facts';

type Change = Parameters<typeof someFacts>[0];

const AWARE = NIGHT + HOUR;
const RECEIVED = NIGHT + 3 * HOUR;
const QUALIFIED = NIGHT + 4 * HOUR;
const LATER = NIGHT + 30 * HOUR;
const IN_2020 = Date.parse('2020-03-02T08:00:00+01:00');
const IN_2017 = Date.parse('2017-09-30T23:59:59+02:00');

const at = (...facilities: CaseFacility[]): Change => ({ facilities });
const of = (type: CaseFacility['type'], change: Partial<CaseFacility> = {}) => aFacility({ type, ...change });
const social = of('social_security_body', { ars: 'ars:11' });
const military = of('military_hospital');
const laboratory = of('laboratory');
const pharmacy = of('pharmacy');
const provider = of('provider', { id: 'provider', ars: 'ars:84' });
const client = (id: string, change: Partial<CaseFacility> = {}) =>
  aFacility({ id, declares: false, ...change });
const elsewhere = client('elsewhere', { ars: 'ars:28' });
const ose = aFacility({ ose: 'yes' });

const qualification = aQualification();
const significant = aQualification({ level: 'significatif' });
const unsafe = aQualification({ indents: indents({ safety_of_care: 'potential' }) });
const harmed = aQualification({ indents: indents({ safety_of_care: 'actual' }) });

const aware = noData({ awarenessAt: AWARE });
const hit = noData({ personal: 'yes', awarenessAt: AWARE });
const leaked = noData({ health: 'yes', effects: ['disclosed'], awarenessAt: AWARE });
const hitFacts = (change: Change = {}) => ({ ...change, incident: { data: hit, ...change.incident } });
const worst = { patientDanger: 'actual', operation: 'care_interrupted', measures: ['diversion'] } as const;
const WORST = { ...worst, measures: [...worst.measures] };

/** Triggered by a change of harmless facts. */
const triggered = (change: Change, ...owed: ExpectedOwing[]): Triggering => ({
  facts: someFacts(change),
  owed,
});
const triggeredAt = (when: number, change: Change, ...owed: ExpectedOwing[]): Triggering => ({
  ...triggered(change, ...owed),
  at: when,
});
const spared = (...changes: Change[]) => changes.map((change) => ({ facts: someFacts(change) }));
const sparedAt = (when: number, ...changes: Change[]) =>
  changes.map((change) => ({ facts: someFacts(change), at: when }));

const ownDue = (hours: number, from = AWARE): ExpectedOwing => ({
  to: '',
  facility: 'facility-main',
  from,
  due: from + hours * HOUR,
});
const own = (to: string, from: number | null = AWARE): ExpectedOwing => ({
  to,
  facility: 'facility-main',
  from,
});
const filed = (phase: CaseFacts['filings'][number]['phase'], when: number, change: object = {}) => ({
  ...{ creditor: 'cnil', phase, facilityId: 'facility-main', at: when, answers: null },
  ...change,
});
const excusedAt = (when: number) => ({
  ...{ creditor: 'cnil', phase: 'initial' as const, facilityId: 'facility-main', at: when },
});
const notice = (change: object = {}) => ({
  ...{ recipient: 'fssi', act: 'escalate' as const, round: '', sentAt: QUALIFIED, acknowledgedAt: null },
  ...change,
});
const chosen = (about: string, what: 'alert' | 'intermediate_report' = 'alert') => ({
  ...{ what, about, at: LATER, by: 'astreinte', reason: 'décision d’exercice' },
});

const without = (anchor: Clock['anchor']): Clock => ({ kind: 'without_delay', anchor });
const hours = (anchor: Clock['anchor'], count: number): Clock => ({
  kind: 'elapsed_hours',
  anchor,
  hours: count,
});
const months = (anchor: Clock['anchor'], count: number, zone: 'paris' | 'facility' = 'paris'): Clock => ({
  ...{ kind: 'months', anchor, months: count, zone },
});

const NO_LIMIT = { from: null, until: null };
const CERT = { version: 1, debtor: 'cert', phase: 'initial', ...NO_LIMIT, closing: 'waits' } as const;
const FACILITY = { ...CERT, debtor: 'facility', closing: 'does_not_wait' } as const;
const SINCE_GDPR = { from: '2018-05-25T00:00:00+02:00' };

const otherChains = spared(at(social), at(military), at(pharmacy), { outOfScope: true });
const qualifiedElsewhere = spared(
  ...[social, military, pharmacy].map((facility) => ({
    qualification: harmed,
    facilities: [facility],
    incident: WORST,
  })),
);

const RECEPTION: ExpectedRule[] = [
  {
    ...FACILITY,
    id: 'R01-declare',
    act: 'declare',
    clock: without('noticed'),
    proof: 'read_in_part',
    from: '2017-10-01T00:00:00+02:00',
    until: '2022-04-29T00:00:00+02:00',
    triggers: [
      triggered(
        { receivedAt: IN_2020 + HOUR, incident: { noticedAt: IN_2020 } },
        { ...own('cert', IN_2020), done: IN_2020 + HOUR },
      ),
    ],
    spares: spared(
      { incident: { noticedAt: IN_2017 } },
      { incident: { noticedAt: NIGHT } },
      { ...at(of('nursing_home')), incident: { noticedAt: IN_2020 } },
      { ...at(of('other_medico_social')), incident: { noticedAt: IN_2020 } },
      { ...at(provider), incident: { noticedAt: IN_2020 } },
    ),
  },
  {
    ...FACILITY,
    id: 'R01-declare',
    version: 2,
    act: 'declare',
    clock: without('noticed'),
    proof: 'read',
    from: '2022-04-29T00:00:00+02:00',
    triggers: [
      triggered({}, { ...own('cert', NIGHT), done: RECEIVED }),
      triggered(at(of('nursing_home')), { ...own('cert', NIGHT), done: RECEIVED }),
    ],
    spares: [
      ...otherChains,
      ...spared(at(provider), at(of('regional_grouping')), { incident: { noticedAt: IN_2020 } }),
    ],
  },
  {
    ...FACILITY,
    id: 'R02-confirm',
    act: 'confirm',
    clock: without('received'),
    proof: 'read',
    triggers: [
      ...(['phone', 'paper', 'third_party', 'email'] as const).map((channel) =>
        triggered({ channel }, own('cert', RECEIVED)),
      ),
      triggered({ channel: 'phone', confirmedAt: LATER }, { ...own('cert', RECEIVED), done: LATER }),
    ],
    spares: spared({ channel: 'web' }, { channel: 'api' }),
  },
  {
    ...CERT,
    id: 'R04-acknowledge',
    act: 'acknowledge',
    clock: without('received'),
    proof: 'read',
    triggers: [{}, at(social), at(military), at(pharmacy)].map((change) =>
      triggered(change, { to: 'declarant', from: RECEIVED }),
    ),
    spares: null,
  },
  ...[
    { version: 1, from: null, until: '2023-05-23T00:00:00+02:00', noticedAt: IN_2020, other: NIGHT },
    { version: 2, from: '2023-05-23T00:00:00+02:00', until: null, noticedAt: NIGHT, other: IN_2020 },
  ].flatMap(({ noticedAt, other, ...validity }): ExpectedRule[] => {
    const inForce = (change: Change = {}) => ({ ...change, incident: { noticedAt, ...change.incident } });
    const entry = {
      ...CERT,
      act: 'inform',
      clock: without('received'),
      proof: 'read_in_part',
      ...validity,
    } as const;
    const neighbours = [at(social), at(military), at(pharmacy), { outOfScope: true }].map(inForce);
    return [
      {
        ...entry,
        id: 'R05-inform-ars',
        triggers: [
          triggered(
            inForce(at(aFacility(), elsewhere, client('third'))),
            { to: 'ars:32', from: RECEIVED },
            { to: 'ars:28', from: RECEIVED },
          ),
        ],
        spares: spared(...neighbours, inForce(at(aFacility({ ars: null }))), {
          incident: { noticedAt: other },
        }),
      },
      {
        ...entry,
        id: 'R05-inform-fssi',
        triggers: [
          triggered(inForce(), { to: 'fssi', from: RECEIVED }),
          triggered(inForce({ incident: { origin: 'malicious' } }), { to: 'fssi', from: RECEIVED }),
        ],
        spares: spared(...neighbours, { incident: { noticedAt: other } }),
      },
    ];
  }),
];

const changed = aQualification({ number: 2, changedAt: LATER });
const significantAgain = aQualification({ level: 'significatif', number: 3, escalations: 2 });
const informed = (recipient: string, sentAt = QUALIFIED) =>
  notice({ recipient, act: 'inform', sentAt, acknowledgedAt: sentAt });

const QUALIFICATION: ExpectedRule[] = [
  {
    ...CERT,
    id: 'R06-qualify',
    act: 'qualify',
    clock: without('received'),
    proof: 'read',
    triggers: [
      triggered(
        at(aFacility(), elsewhere),
        { to: 'ars:32', from: RECEIVED },
        { to: 'ars:28', from: RECEIVED },
      ),
      triggered({ qualification }, { to: 'ars:32', from: RECEIVED, done: QUALIFIED }),
      // Decided in the name of another agency: not done for this one.
      triggered(
        { qualification, ...at(aFacility({ ars: 'ars:75' }), client('site')) },
        { to: 'ars:75', from: RECEIVED },
        { to: 'ars:32', from: RECEIVED, done: QUALIFIED },
      ),
    ],
    spares: [...otherChains, ...spared(at(aFacility({ ars: null })))],
  },
  {
    ...CERT,
    id: 'R06-requalify',
    act: 'qualify',
    clock: without('contested'),
    proof: 'derived',
    triggers: [
      triggered(
        {
          qualification: aQualification({
            contests: [
              { by: 'ars:32', at: LATER, reason: 'plus grave', level: 'significatif', answeredAt: null },
              {
                by: 'ars:28',
                at: LATER + HOUR,
                reason: 'moins grave',
                level: 'grave',
                answeredAt: LATER + 2 * HOUR,
              },
            ],
          }),
        },
        { to: 'ars:32', from: LATER, round: '2024-02-12T08:00:00.000Z' },
        { to: 'ars:28', from: LATER + HOUR, round: '2024-02-12T09:00:00.000Z', done: LATER + 2 * HOUR },
      ),
    ],
    spares: spared({}, { qualification }),
  },
  {
    ...CERT,
    id: 'R06-inform-again',
    act: 'inform',
    clock: without('qualified'),
    proof: 'derived',
    triggers: [
      triggered(
        { qualification: changed, notices: [informed('ars:32'), informed('fssi')] },
        { to: 'ars:32', from: LATER, round: 'n° 2' },
        { to: 'fssi', from: LATER, round: 'n° 2' },
      ),
      // Told again since: what it was told at first is still another thing.
      triggered(
        { qualification: changed, notices: [informed('fssi'), informed('fssi', LATER + HOUR)] },
        { to: 'fssi', from: LATER, round: 'n° 2' },
      ),
      triggered(
        { qualification: { ...changed, number: 3 }, notices: [informed('fssi', LATER)] },
        { to: 'fssi', from: LATER, round: 'n° 3' },
      ),
    ],
    spares: spared(
      { notices: [informed('fssi')] },
      { qualification, notices: [informed('fssi')] },
      { qualification: changed },
      { qualification: changed, notices: [informed('fssi', LATER + 1), informed('ars:32', LATER + 1)] },
      { qualification: changed, notices: [informed('ars:28'), notice()] },
      { qualification: changed, notices: [informed('fssi')], ...at(social) },
      { qualification: changed, notices: [informed('fssi')], outOfScope: true },
    ),
  },
  {
    ...CERT,
    id: 'R07-escalate',
    act: 'escalate',
    clock: without('qualified'),
    proof: 'read',
    triggers: [
      triggered({ qualification: significant }, { to: 'fssi', from: QUALIFIED }),
      triggered({ qualification: significantAgain }, { to: 'fssi', from: QUALIFIED, round: 'n° 2' }),
    ],
    spares: [
      ...spared({}, { qualification }, { qualification: aQualification({ level: 'grave' }) }),
      ...spared(
        ...[social, military, pharmacy].map((f) => ({ qualification: significant, facilities: [f] })),
      ),
    ],
  },
  {
    ...CERT,
    id: 'R07-call-fssi',
    act: 'call',
    clock: without('qualified'),
    proof: 'to_be_confirmed',
    triggers: [
      triggered({ qualification: significant, notices: [notice()] }, { to: 'fssi', from: QUALIFIED }),
      triggered(
        { qualification: significant, notices: [notice({ acknowledgedAt: LATER })] },
        { to: 'fssi', from: QUALIFIED, done: LATER },
      ),
      triggered(
        { qualification: significantAgain, notices: [notice({ acknowledgedAt: LATER })] },
        { to: 'fssi', from: QUALIFIED, round: 'n° 2' },
      ),
      triggered(
        { qualification: significantAgain, notices: [notice({ round: 'n° 2', acknowledgedAt: LATER })] },
        { to: 'fssi', from: QUALIFIED, round: 'n° 2', done: LATER },
      ),
      triggered(
        { qualification: significant, notices: [notice({ act: 'inform', acknowledgedAt: LATER })] },
        { to: 'fssi', from: QUALIFIED },
      ),
    ],
    spares: spared({ qualification }, { qualification: significant, facilities: [social] }),
  },
  {
    ...CERT,
    id: 'R08-alert-corruss',
    act: 'alert',
    clock: without('qualified'),
    proof: 'read_in_part',
    triggers: [
      triggered({ qualification, incident: { operation: 'degraded' } }, { to: 'corruss', from: QUALIFIED }),
      triggered({ qualification: unsafe }, { to: 'corruss', from: QUALIFIED }),
      triggered(
        { qualification, incident: { measures: ['plan_blanc'] } },
        { to: 'corruss', from: QUALIFIED },
      ),
      triggered(
        { qualification, incident: { systems: ['emergency_dispatch'], operation: 'unknown' } },
        { to: 'corruss', from: QUALIFIED },
      ),
    ],
    spares: [
      ...spared(
        { qualification },
        { incident: WORST },
        { qualification, incident: { measures: ['internet_cut'] } },
      ),
      ...qualifiedElsewhere,
    ],
  },
  {
    ...CERT,
    id: 'R08-call-ars',
    act: 'call',
    clock: without('qualified'),
    proof: 'read_in_part',
    triggers: [
      triggered(
        { qualification, ...at(aFacility(), elsewhere), incident: { measures: ['diversion'] } },
        { to: 'ars:32', from: QUALIFIED },
        { to: 'ars:28', from: QUALIFIED },
      ),
    ],
    spares: [...spared({ qualification }, { incident: WORST }), ...qualifiedElsewhere],
  },
  {
    ...CERT,
    id: 'R34-call-unanswered',
    act: 'call',
    clock: without('sent'),
    proof: 'to_be_confirmed',
    closing: 'does_not_wait',
    triggers: [
      triggeredAt(
        QUALIFIED + 30 * MINUTE,
        { notices: [notice()] },
        { to: 'fssi', from: QUALIFIED, round: 'escalate' },
      ),
      triggeredAt(
        LATER,
        { notices: [notice(), notice({ round: 'n° 2' })] },
        { to: 'fssi', from: QUALIFIED, round: 'escalate' },
        { to: 'fssi', from: QUALIFIED, round: 'escalate n° 2' },
      ),
      triggeredAt(
        LATER,
        { notices: [notice({ recipient: 'anssi', act: 'alert', acknowledgedAt: QUALIFIED + HOUR })] },
        { to: 'anssi', from: QUALIFIED, round: 'alert', done: QUALIFIED + HOUR },
      ),
    ],
    spares: [
      ...sparedAt(QUALIFIED + 30 * MINUTE - 1, { notices: [notice()] }),
      ...sparedAt(LATER, { notices: [notice({ act: 'inform' })] }),
      ...sparedAt(LATER, { notices: [notice({ acknowledgedAt: QUALIFIED + 30 * MINUTE })] }),
    ],
    wakes: [QUALIFIED + 30 * MINUTE],
  },
];

const ALERTS: ExpectedRule[] = [
  {
    ...CERT,
    id: 'R09-alert-agency',
    act: 'alert',
    clock: without('asked'),
    proof: 'read_in_part',
    triggers: [
      triggered(
        { qualification, incident: WORST, choices: [chosen('ansm'), chosen('efs'), chosen('cnil')] },
        { to: 'ansm', from: LATER },
        { to: 'efs', from: LATER },
      ),
    ],
    spares: spared(
      { qualification, incident: WORST },
      { qualification, choices: [chosen('ansm')] },
      { incident: WORST, choices: [chosen('ansm')] },
      { qualification, incident: WORST, choices: [chosen('ansm', 'intermediate_report')] },
      { qualification, incident: WORST, choices: [chosen('ansm')], facilities: [military] },
    ),
  },
  {
    ...CERT,
    id: 'R10-remind-ansm',
    act: 'remind',
    clock: without('qualified'),
    proof: 'read',
    triggers: [
      triggered(
        { qualification: unsafe, incident: { systems: ['prescription'] } },
        { to: 'ansm', from: QUALIFIED },
      ),
    ],
    spares: spared(
      { qualification: unsafe, incident: { systems: ['mail'] } },
      { qualification, incident: { systems: ['prescription'] } },
      { incident: { systems: ['prescription'], patientDanger: 'actual' } },
    ),
  },
  {
    ...FACILITY,
    id: 'R10-file-ansm',
    act: 'file',
    clock: without('noticed'),
    proof: 'read',
    triggers: (['medical_device', 'radiotherapy', 'prescription', 'intensive_care'] as const).map((system) =>
      triggered({ qualification: unsafe, incident: { systems: [system], data: aware } }, own('ansm', NIGHT)),
    ),
    spares: spared(
      { qualification: unsafe, incident: { systems: ['telephony'] } },
      { qualification, incident: { systems: ['medical_device'] } },
      { qualification: unsafe, incident: { systems: ['medical_device'] }, facilities: [military] },
    ),
  },
  ...(
    [
      { ...CERT, id: 'R10-remind-ivd', act: 'remind', clock: without('qualified') },
      { ...FACILITY, id: 'R10-file-ivd', act: 'file', clock: without('noticed') },
    ] as const
  ).map((entry): ExpectedRule => {
    const owed = entry.debtor === 'facility' ? own('ansm', NIGHT) : { to: 'ansm', from: QUALIFIED };
    return {
      ...entry,
      proof: 'read_in_part',
      triggers: [
        triggered({ qualification: unsafe, ...at(laboratory) }, owed),
        triggered(
          {
            qualification: aQualification({ indents: indents({ safety_of_care: 'unknown' }) }),
            ...at(laboratory),
            incident: { patientDanger: 'unknown', systems: ['laboratory'], data: aware },
          },
          owed,
        ),
      ],
      spares: spared(
        { ...at(laboratory), incident: { patientDanger: 'actual' } },
        { qualification, ...at(laboratory), incident: { systems: ['laboratory'] } },
        // The laboratory system of a hospital that ransomware names among others.
        { qualification: unsafe, incident: { systems: ['laboratory'] } },
        { qualification: unsafe, ...at(laboratory), outOfScope: true },
      ),
    };
  }),
  ...(
    [
      { ...CERT, id: 'R11-remind-eigs', act: 'remind', phase: 'part_1', clock: without('qualified') },
      { ...FACILITY, id: 'R11-file-eigs-1', act: 'file', phase: 'part_1', clock: without('noticed') },
      {
        ...FACILITY,
        id: 'R11-file-eigs-2',
        act: 'file',
        phase: 'part_2',
        clock: months('noticed', 3, 'facility'),
      },
    ] as const
  ).map((entry): ExpectedRule => {
    const threeMonths = Date.parse('2024-05-11T03:00:00+02:00');
    const byFacility = entry.debtor === 'facility';
    const owed = byFacility ? own('ars:32', NIGHT) : { to: 'ars:32', from: QUALIFIED };
    const due = entry.phase === 'part_2' ? { due: threeMonths } : {};
    return {
      ...entry,
      proof: 'read_in_part',
      from: '2017-02-28T00:00:00+01:00',
      triggers: [
        triggered({ qualification, incident: { patientDanger: 'actual', data: aware } }, { ...owed, ...due }),
        triggered({ qualification: harmed, incident: { data: aware } }, { ...owed, ...due }),
        // La Réunion has no summer hour: three months later, the wall says six in the morning again.
        triggered(
          { qualification: harmed, ...at(aFacility({ department: '974', ars: 'ars:04' })) },
          { ...owed, to: 'ars:04', ...(due.due === undefined ? {} : { due: due.due + HOUR }) },
        ),
      ],
      spares: spared(
        { qualification: unsafe },
        { incident: { patientDanger: 'actual' } },
        { qualification, incident: { patientDanger: 'potential' } },
        { qualification: harmed, facilities: [military] },
      ),
    };
  }),
  {
    ...CERT,
    id: 'R12-remind-anssi',
    act: 'remind',
    clock: without('qualified'),
    proof: 'read',
    from: '2018-05-25T00:00:00+02:00',
    triggers: [
      triggered(
        { qualification, ...at(ose), incident: { systems: ['directory'] } },
        { to: 'anssi', from: QUALIFIED },
      ),
    ],
    spares: spared(
      { ...at(ose), incident: { systems: ['directory'] } },
      { qualification, ...at(ose) },
      { qualification, incident: { systems: ['directory'] } },
    ),
  },
  {
    ...FACILITY,
    id: 'R12-file-anssi',
    act: 'file',
    clock: without('noticed'),
    proof: 'read',
    closing: 'waits',
    from: '2018-05-25T00:00:00+02:00',
    triggers: [
      triggered({ ...at(ose), incident: { systems: ['directory'], data: aware } }, own('anssi', NIGHT)),
      triggered(
        { ...at(ose, client('site', { ose: 'yes' })), incident: { operation: 'degraded', data: aware } },
        own('anssi', NIGHT),
      ),
      triggered(
        {
          ...at(
            provider,
            client('a', { ose: 'yes', awarenessAt: LATER }),
            client('b', { ose: 'yes' }),
            client('c'),
          ),
          incident: { operation: 'unknown' },
        },
        { to: 'anssi', facility: 'a', from: LATER },
        { to: 'anssi', facility: 'b', from: null },
      ),
    ],
    spares: spared(
      at(ose),
      { ...at(aFacility({ ose: 'unknown' })), incident: { systems: ['directory'] } },
      { ...at(ose), incident: { noticedAt: IN_2017, systems: ['directory'] } },
    ),
  },
  {
    ...CERT,
    id: 'R14-alert-anssi',
    act: 'alert',
    clock: without('qualified'),
    proof: 'read_in_part',
    triggers: [
      ...[{ otherSectors: true }, { nationalScope: true }, { certFrSupport: true }].map((change) =>
        triggered({ qualification: aQualification(change) }, { to: 'anssi', from: QUALIFIED }),
      ),
      triggered(
        { qualification, ...at(ose), incident: { systems: ['directory'] } },
        { to: 'anssi', from: QUALIFIED },
      ),
    ],
    spares: spared(
      { qualification: significant, incident: WORST },
      { ...at(ose), incident: { systems: ['directory'] } },
      { qualification: aQualification({ certFrSupport: true }), ...at(social) },
    ),
  },
  {
    ...CERT,
    id: 'R17-alert-cnil',
    act: 'alert',
    clock: without('asked'),
    proof: 'read_in_part',
    triggers: [
      triggered(hitFacts({ qualification, choices: [chosen('cnil')] }), { to: 'cnil', from: LATER }),
    ],
    spares: spared(
      hitFacts({ qualification }),
      hitFacts({ choices: [chosen('cnil')] }),
      { qualification, choices: [chosen('cnil')] },
      hitFacts({ qualification, choices: [chosen('ansm')] }),
    ),
  },
];

const clients = at(provider, client('a', { awarenessAt: LATER }), client('b'));

const DATA_PROTECTION: ExpectedRule[] = [
  {
    ...FACILITY,
    ...SINCE_GDPR,
    id: 'R15-file-cnil',
    act: 'file',
    clock: hours('awareness', 72),
    proof: 'read',
    closing: 'waits',
    triggers: [
      triggered(hitFacts(), { ...ownDue(72), to: 'cnil' }),
      triggered({ incident: { data: { ...aware, personal: 'unknown' } } }, { ...ownDue(72), to: 'cnil' }),
      triggered(hitFacts(at(aFacility(), elsewhere)), { ...ownDue(72), to: 'cnil' }),
      // Held needless, then the facts changed: owed again, from the change.
      triggered(
        hitFacts({ excused: [excusedAt(LATER)], notifiableChangedAt: LATER + HOUR }),
        { ...ownDue(72), to: 'cnil' },
        { ...ownDue(72, LATER + HOUR), to: 'cnil', round: 'réexamen' },
      ),
      triggered(
        hitFacts({
          excused: [excusedAt(LATER), excusedAt(LATER + 2 * HOUR)],
          notifiableChangedAt: LATER + 3 * HOUR,
        }),
        { ...ownDue(72), to: 'cnil' },
        { ...ownDue(72, LATER + 3 * HOUR), to: 'cnil', round: 'réexamen 2' },
      ),
      ...[
        { notifiableChangedAt: LATER },
        { notifiableChangedAt: LATER + HOUR, filings: [filed('initial', LATER)] },
        { notifiableChangedAt: LATER + HOUR, excused: [excusedAt(LATER), excusedAt(LATER + HOUR)] },
        { notifiableChangedAt: LATER + HOUR, excused: [{ ...excusedAt(LATER), facilityId: 'other' }] },
        { notifiableChangedAt: LATER + HOUR, excused: [{ ...excusedAt(LATER), creditor: 'anssi' }] },
      ].map((change) =>
        triggered(hitFacts({ excused: [excusedAt(LATER)], ...change }), { ...ownDue(72), to: 'cnil' }),
      ),
      triggered(
        hitFacts(clients),
        { to: 'cnil', facility: 'a', from: LATER, due: LATER + 72 * HOUR },
        { to: 'cnil', facility: 'b', from: null },
      ),
    ],
    spares: spared({}, { incident: { data: hit, noticedAt: IN_2017 } }),
  },
  {
    ...CERT,
    ...SINCE_GDPR,
    id: 'R15-remind-cnil',
    act: 'remind',
    clock: without('step'),
    proof: 'derived',
    closing: 'does_not_wait',
    triggers: [
      ...[24, 48, 66].map((_, step, all) =>
        triggeredAt(
          AWARE + all[step]! * HOUR,
          hitFacts(),
          ...all.slice(0, step + 1).map((h) => ({
            ...{ to: 'cnil', facility: 'facility-main', from: AWARE + h * HOUR, round: `${h} h` },
          })),
        ),
      ),
      triggeredAt(
        LATER + 25 * HOUR,
        hitFacts({ excused: [excusedAt(LATER)], notifiableChangedAt: LATER + HOUR }),
        { to: 'cnil', facility: 'facility-main', from: LATER + 25 * HOUR, round: 'réexamen, 24 h' },
      ),
      // Declared after two of its reminders: the desk says the latest, once.
      triggeredAt(AWARE + 72 * HOUR, hitFacts({ receivedAt: AWARE + 66 * HOUR }), {
        ...{ to: 'cnil', facility: 'facility-main', from: AWARE + 66 * HOUR, round: '66 h' },
      }),
    ],
    spares: [
      ...sparedAt(AWARE + 24 * HOUR - 1, hitFacts()),
      ...sparedAt(AWARE + 72 * HOUR, {}),
      ...sparedAt(AWARE + 72 * HOUR, hitFacts({ filings: [filed('initial', LATER)] })),
      ...sparedAt(
        AWARE + 72 * HOUR,
        hitFacts({ excused: [excusedAt(LATER)] }),
        hitFacts({ excused: [excusedAt(LATER)], notifiableChangedAt: LATER }),
      ),
      ...sparedAt(AWARE + 72 * HOUR, hitFacts(clients), hitFacts(at(social)), hitFacts({ outOfScope: true })),
    ],
    wakes: [AWARE + 24 * HOUR, AWARE + 48 * HOUR, AWARE + 66 * HOUR],
  },
  {
    ...FACILITY,
    ...SINCE_GDPR,
    id: 'R16-complement-cnil',
    act: 'file',
    phase: 'complement',
    clock: without('changed'),
    proof: 'read',
    closing: 'waits',
    triggers: [
      triggered(hitFacts({ filings: [filed('initial', LATER)], notifiableChangedAt: LATER + HOUR }), {
        ...own('cnil', LATER + HOUR),
        round: 'après 1',
      }),
      triggered(
        hitFacts({
          filings: [filed('complement', LATER, { answers: NIGHT }), filed('initial', AWARE)],
          notifiableChangedAt: LATER + HOUR,
        }),
        { ...own('cnil', LATER + HOUR), round: 'après 2' },
      ),
      // The same minute: in doubt, it was not said.
      triggered(hitFacts({ filings: [filed('initial', LATER)], notifiableChangedAt: LATER }), {
        ...own('cnil', LATER),
        round: 'après 1',
      }),
    ],
    spares: spared(
      hitFacts({ notifiableChangedAt: LATER }),
      hitFacts({ filings: [filed('initial', LATER)] }),
      hitFacts({ filings: [filed('initial', LATER)], notifiableChangedAt: LATER - 1 }),
      hitFacts({
        filings: [filed('initial', LATER, { creditor: 'anssi' })],
        notifiableChangedAt: LATER + HOUR,
      }),
      { filings: [filed('initial', LATER)], notifiableChangedAt: LATER + HOUR },
      // Filed before the facility told the desk of the change, and owed for it.
      hitFacts({
        filings: [filed('initial', AWARE), filed('complement', LATER, { answers: LATER + HOUR })],
        notifiableChangedAt: LATER + HOUR,
      }),
    ),
  },
  {
    ...FACILITY,
    ...SINCE_GDPR,
    id: 'R16-complete-cnil',
    act: 'file',
    phase: 'complete',
    clock: without('notified'),
    proof: 'read_in_part',
    triggers: [
      triggered(hitFacts({ filings: [filed('initial', LATER)] }), own('cnil', LATER)),
      triggered(
        {
          incident: { data: { ...hit, persons: 12, health: 'unknown' } },
          filings: [filed('complement', LATER + HOUR), filed('initial', LATER)],
        },
        own('cnil', LATER),
      ),
    ],
    spares: spared(
      hitFacts(),
      { filings: [filed('initial', LATER)] },
      { incident: { data: { ...hit, persons: 12 } }, filings: [filed('initial', LATER)] },
      hitFacts({ filings: [filed('initial', LATER), filed('complete', LATER + HOUR)] }),
    ),
  },
  {
    ...FACILITY,
    ...SINCE_GDPR,
    id: 'R18-inform-controllers',
    act: 'inform',
    clock: without('awareness'),
    proof: 'read',
    triggers: [
      triggered(
        hitFacts(clients),
        { to: 'controller:a', facility: 'provider', from: AWARE, done: LATER },
        { to: 'controller:b', facility: 'provider', from: AWARE },
      ),
      triggered(hitFacts(at(of('regional_grouping'))), own('controllers')),
    ],
    spares: spared(hitFacts(), clients, hitFacts(at(aFacility(), elsewhere))),
  },
  {
    ...FACILITY,
    ...SINCE_GDPR,
    id: 'R19-inform-persons',
    act: 'inform_persons',
    clock: without('awareness'),
    proof: 'read_in_part',
    closing: 'waits',
    triggers: [
      triggered({ incident: { data: leaked } }, own('persons')),
      triggered({ incident: { data: { ...hit, nir: 'yes', effects: ['altered'] } } }, own('persons')),
      triggered(
        { incident: { data: { ...hit, mayRevealHealth: 'yes', effects: ['disclosed'] } } },
        own('persons'),
      ),
      triggered({ incident: { data: { ...hit, health: 'yes', published: 'yes' } } }, own('persons')),
    ],
    spares: spared(
      { incident: { data: { ...leaked, effects: ['unavailable'] } } },
      { incident: { data: { ...leaked, effects: [] } } },
      { incident: { data: { ...leaked, effects: [], published: 'unknown' } } },
      { incident: { data: { ...hit, published: 'yes' } } },
      { incident: { data: { ...leaked, health: 'unknown' } } },
      { incident: { data: { ...hit, effects: ['disclosed'] } } },
    ),
  },
  {
    ...FACILITY,
    ...SINCE_GDPR,
    id: 'R20-register',
    act: 'register',
    clock: without('awareness'),
    proof: 'read',
    triggers: [
      triggered(hitFacts(), own('cnil')),
      triggered(hitFacts({ filings: [filed('initial', LATER)] }), own('cnil')),
      triggered(
        hitFacts(clients),
        { to: 'cnil', facility: 'a', from: LATER },
        { to: 'cnil', facility: 'b', from: null },
      ),
    ],
    spares: spared({}),
  },
];

const OTHER_CHAINS: ExpectedRule[] = [
  {
    ...CERT,
    id: 'R21-transfer',
    act: 'transfer',
    clock: without('received'),
    proof: 'read_in_part',
    triggers: [triggered({ qualification, ...at(military) }, { to: 'armed-forces', from: RECEIVED })],
    spares: spared(at(military), { qualification }, { qualification, ...at(social) }),
  },
  {
    ...CERT,
    id: 'R21-inform-ars',
    act: 'inform',
    clock: without('qualified'),
    proof: 'read_in_part',
    triggers: [
      triggered(
        { qualification, ...at(military), incident: { operation: 'degraded' } },
        { to: 'ars:32', from: QUALIFIED },
      ),
    ],
    spares: spared(
      { qualification, ...at(military) },
      { ...at(military), incident: { operation: 'degraded' } },
      { qualification, ...at(social), incident: { operation: 'degraded' } },
      { qualification, incident: { operation: 'degraded' } },
    ),
  },
  {
    ...CERT,
    id: 'R22-transfer',
    act: 'transfer',
    clock: without('received'),
    proof: 'read',
    triggers: [triggered({ qualification, ...at(social) }, { to: 'cert-social', from: RECEIVED })],
    spares: spared(
      at(social),
      { qualification },
      { qualification, ...at(pharmacy) },
      { qualification, ...at(military) },
    ),
  },
];

const IN_SCOPE: Change = {
  ...at(aFacility({ nis2: 'yes' })),
  law: { nis2: { from: NIGHT, creditor: 'anssi' } },
};
const important = (change: Change = {}) => ({
  ...IN_SCOPE,
  ...change,
  incident: { operation: 'degraded' as const, data: aware, ...change.incident },
});
const toAnssi = (change: object) => ({ ...filed('notification', LATER, { creditor: 'anssi', ...change }) });
const notified = { filings: [toAnssi({})] };
const MONTH_AFTER = Date.parse('2024-03-12T09:00:00+01:00');
const ENDED_LATE = MONTH_AFTER + 50 * HOUR;
const MONTH_AFTER_END = Date.parse('2024-04-14T11:00:00+02:00');
const NIS2_ENTRY = { ...FACILITY, act: 'file', proof: 'to_be_confirmed', awaits: 'nis2' } as const;
const neverNis2 = spared(
  important({ law: { nis2: null }, ...notified, choices: [chosen('anssi', 'intermediate_report')] }),
  important({ law: { nis2: { from: NIGHT + 1, creditor: 'anssi' } }, ...notified }),
  ...(['no', 'unknown'] as const).map((nis2) => important({ ...at(aFacility({ nis2 })), ...notified })),
  important({ ...at(of('military_hospital', { nis2: 'yes' })), ...notified }),
  { ...IN_SCOPE, ...notified },
);

const NIS2: ExpectedRule[] = [
  {
    ...NIS2_ENTRY,
    id: 'R23-early-warning',
    phase: 'early_warning',
    clock: hours('noticed', 24),
    triggers: [
      triggered(important(), { ...ownDue(24, NIGHT), to: 'anssi' }),
      triggered(
        { ...IN_SCOPE, incident: { operation: 'unknown', data: aware } },
        { ...ownDue(24, NIGHT), to: 'anssi' },
      ),
      triggered(
        { ...IN_SCOPE, incident: { data: aware }, qualification: significant },
        { ...ownDue(24, NIGHT), to: 'anssi' },
      ),
    ],
    spares: [...neverNis2, ...spared({ ...IN_SCOPE, qualification })],
  },
  {
    ...NIS2_ENTRY,
    id: 'R23-notification',
    phase: 'notification',
    clock: hours('noticed', 72),
    triggers: [triggered(important(), { ...ownDue(72, NIGHT), to: 'anssi' })],
    spares: neverNis2,
  },
  {
    ...NIS2_ENTRY,
    id: 'R23-intermediate',
    phase: 'intermediate',
    clock: without('asked'),
    triggers: [
      triggered(important({ choices: [chosen('anssi', 'intermediate_report')] }), {
        ...own('anssi', LATER),
        round: '2024-02-12T08:00:00.000Z',
      }),
    ],
    spares: [...neverNis2, ...spared(important(), important({ choices: [chosen('anssi')] }))],
  },
  {
    ...NIS2_ENTRY,
    id: 'R23-progress',
    phase: 'progress',
    clock: months('notified', 1),
    triggers: [
      triggeredAt(MONTH_AFTER, important(notified), { ...own('anssi', LATER), due: MONTH_AFTER }),
      triggeredAt(ENDED_LATE + HOUR, important({ ...notified, incident: { endedAt: ENDED_LATE } }), {
        ...own('anssi', LATER),
        due: MONTH_AFTER,
      }),
    ],
    spares: [
      ...neverNis2,
      ...sparedAt(MONTH_AFTER - 1, important(notified)),
      ...sparedAt(MONTH_AFTER, important(), important({ ...notified, resolvedAt: LATER })),
      ...sparedAt(MONTH_AFTER, important({ ...notified, incident: { endedAt: LATER } })),
    ],
    wakes: [MONTH_AFTER],
  },
  {
    ...NIS2_ENTRY,
    id: 'R23-final',
    phase: 'final',
    clock: months('notified', 1),
    triggers: [
      triggeredAt(MONTH_AFTER - 1, important(notified), { ...own('anssi', LATER), due: MONTH_AFTER }),
      triggeredAt(ENDED_LATE, important({ ...notified, resolvedAt: LATER }), {
        ...own('anssi', LATER),
        due: MONTH_AFTER,
      }),
      triggeredAt(MONTH_AFTER, important(notified), own('anssi', null)),
      triggeredAt(ENDED_LATE + HOUR, important({ ...notified, incident: { endedAt: ENDED_LATE } }), {
        ...own('anssi', ENDED_LATE),
        due: MONTH_AFTER_END,
      }),
      triggeredAt(
        LATER,
        important({ filings: [toAnssi({}), toAnssi({ phase: 'progress' })], resolvedAt: ENDED_LATE }),
        { ...own('anssi', ENDED_LATE), due: MONTH_AFTER_END },
      ),
    ],
    spares: [
      ...neverNis2,
      ...spared(important(), important({ filings: [toAnssi({ facilityId: 'another' })] })),
    ],
  },
];

const CRIMINAL_TYPES = [
  ...(['ransomware', 'system_compromise', 'malicious_email', 'account_compromise'] as const),
  ...(['credential_theft', 'other_malware', 'denial_of_service', 'defacement'] as const),
  ...(['vulnerability_exploitation', 'equipment_theft'] as const),
];

const ENDING: ExpectedRule[] = [
  {
    ...CERT,
    id: 'R24-remind-complaint',
    act: 'remind',
    clock: without('qualified'),
    proof: 'to_be_confirmed',
    triggers: [
      triggered({ qualification, incident: { origin: 'malicious' } }, { to: 'police', from: QUALIFIED }),
      triggered(
        { qualification, incident: { origin: 'unknown', incidentType: 'ransomware' } },
        { to: 'police', from: QUALIFIED },
      ),
    ],
    spares: spared(
      { qualification },
      { incident: { origin: 'malicious' } },
      { qualification, incident: { origin: 'unknown' } },
      { qualification, incident: { origin: 'not_malicious', incidentType: 'ransomware' } },
      { qualification, incident: { origin: 'malicious' }, ...at(social) },
    ),
  },
  {
    ...FACILITY,
    id: 'R24-file-complaint',
    act: 'file',
    clock: hours('noticed', 72),
    proof: 'to_be_confirmed',
    from: '2023-04-24T00:00:00+02:00',
    triggers: [
      triggered({ incident: { origin: 'malicious', data: aware } }, { ...ownDue(72, NIGHT), to: 'police' }),
      ...CRIMINAL_TYPES.map((incidentType) =>
        triggered(
          { incident: { origin: 'under_analysis', incidentType } },
          { ...ownDue(72, NIGHT), to: 'police' },
        ),
      ),
    ],
    spares: spared(
      { incident: { origin: 'under_analysis' } },
      { incident: { origin: 'unknown', incidentType: 'data_leak' } },
      { incident: { origin: 'not_malicious', incidentType: 'equipment_theft' } },
      { incident: { origin: 'unknown', incidentType: 'ransomware' }, ...at(pharmacy) },
      { incident: { origin: 'malicious', noticedAt: IN_2020 } },
      { incident: { origin: 'malicious' }, outOfScope: true },
    ),
  },
  {
    ...FACILITY,
    id: 'R35-report-resolution',
    act: 'report',
    phase: 'final',
    clock: without('ended'),
    proof: 'read_in_part',
    triggers: [
      triggered({ incident: { endedAt: LATER } }, own('cert', LATER)),
      triggered(
        { incident: { endedAt: LATER }, resolvedAt: LATER + HOUR },
        { ...own('cert', LATER), done: LATER + HOUR },
      ),
      triggered({ resolvedAt: LATER }, { ...own('cert', LATER), done: LATER }),
    ],
    spares: spared(
      {},
      { incident: { endedAt: LATER }, ...at(social) },
      { incident: { endedAt: LATER }, ...at(pharmacy) },
    ),
  },
];

/** One row per entry of the rulebook. A new entry without its row, or a row without its entry, is a fault. */
export const EXPECTED_RULES: readonly ExpectedRule[] = [
  ...RECEPTION,
  ...QUALIFICATION,
  ...ALERTS,
  ...DATA_PROTECTION,
  ...OTHER_CHAINS,
  ...NIS2,
  ...ENDING,
];
