import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { REDIRECTIONS } from '#domain/cases';
import { NOTHING_COLLECTED } from '#domain/declarations';
import { aDeclaration } from '../builders/declaration';
import { Desk, type Declared } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';
import { mailsTo } from '../harness/mails';
import { filesHolding, tablesHolding } from '../harness/traces';

const hasReader = spawnSync('pdftotext', ['-v']).status === 0;
const SECRET_WORDS = 'Kobold-4321';
const MILITARY = { name: 'Hôpital d’instruction d’Exemple', type: 'military_hospital', department: '83' };

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'special-routes' });
  desk = new Desk(installation);
}, 60_000);
afterAll(() => installation?.stop());

const cases = async () => (await installation.adminQuery('select id from incident_case')).length;
const mailOf = (organisation: string, reference: string) =>
  eventually(`a letter to ${organisation}`, async () =>
    (await mailsTo(installation, organisation)).find(({ subject }) => subject?.includes(reference)),
  );

/** Everything that could be typed, with words that must be found nowhere. */
const full = (change: Record<string, unknown> = {}) => ({
  ...{ facility: MILITARY, narrative: `${SECRET_WORDS} est chiffré.`, commonProvider: SECRET_WORDS },
  alreadyDone: [
    { authority: 'police', at: new Date(Date.now() - 3_600_000).toISOString(), reference: SECRET_WORDS },
  ],
  otherSites: [],
  ...change,
});

interface FollowUpView {
  redirection: string | null;
  protection: string;
  outOfScope: { category: string } | null;
}
const followUp = async ({ declarant }: Declared) =>
  (await declarant.ask<FollowUpView>('GET', '/follow-up')).body;

describe('an armed-forces hospital', () => {
  let declared: Declared;

  it('is told on its receipt and its page which chain to use, and that nothing was kept', async () => {
    declared = await desk.declare(full());
    expect(declared.receipt.nextSteps).toContain(REDIRECTIONS['armed-forces']);
    expect(declared.receipt.nextSteps.join()).not.toContain('qualifie');
    expect(await followUp(declared)).toMatchObject({ redirection: REDIRECTIONS['armed-forces'] });
  });

  it('may add what it likes: only the health impact is kept', async () => {
    const body = { narrative: SECRET_WORDS, systems: ['mail'], operation: 'care_interrupted' };
    expect((await declared.declarant.ask('POST', '/follow-up/complements', { body })).status).toBe(200);
    const { body: said } = await (
      await desk.analyst()
    ).ask<{ declarations: { facts: unknown }[] }>('GET', `/cases/${declared.id}/declarations`);
    expect(said.declarations[0]!.facts).toMatchObject({
      ...{ narrative: NOTHING_COLLECTED, systems: [], incidentType: 'unknown', operation: 'degraded' },
      ...{ patientDanger: 'potential', measures: [], alreadyDone: [] },
    });
    expect(said.declarations[1]!.facts).toEqual({
      narrative: NOTHING_COLLECTED,
      operation: 'care_interrupted',
    });
  });

  it('has its messages refused, with the chain to use', async () => {
    const body = { body: SECRET_WORDS };
    const answer = await declared.declarant.ask('POST', '/follow-up/messages', { body });
    expect(answer).toMatchObject({
      ...{ status: 409, body: { refusal: 'no_details_collected', reasons: [REDIRECTIONS['armed-forces']] } },
    });
  });

  it('reads the same on the receipt on paper', async () => {
    const { bytes, status } = await declared.declarant.ask('GET', '/follow-up/receipt.pdf');
    expect(status).toBe(200);
    if (!hasReader) return;
    const read = spawnSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' }).stdout;
    expect(read.replace(/\s+/g, ' ')).toContain('par la chaîne du ministère des Armées');
  });

  it('corrects no more than it may add', async () => {
    const body = { kind: 'correction', narrative: SECRET_WORDS, commonProvider: SECRET_WORDS };
    expect((await declared.declarant.ask('POST', '/follow-up/complements', { body })).status).toBe(200);
  });

  it('is treated so when only the directory knows it, and when it is typed in', async () => {
    await installation.adminQuery(
      `insert into facility (id, finess_et, name, type, department, source, imported_at)
       values ($1, '830000999', 'Hôpital de l’annuaire', 'military_hospital', '83', 'essai', now())`,
      [randomUUID()],
    );
    const known = { name: 'CH', finess: '830000999', type: 'public_hospital', department: '83' };
    expect(await followUp(await desk.declare(full({ facility: known })))).toMatchObject({
      redirection: REDIRECTIONS['armed-forces'],
    });
    const typed = await (
      await desk.analyst()
    ).ask<{ nextSteps: string[] }>('POST', '/declarations/typed-in', {
      body: aDeclaration(full({ channel: 'phone' })),
      headers: { 'idempotency-key': randomUUID() },
    });
    expect(typed.status).toBe(201);
    expect(typed.body.nextSteps).toContain(REDIRECTIONS['armed-forces']);
  });

  it('is believed when the directory says otherwise, and left for a person to verify', async () => {
    const facility = { name: 'CH', finess: '590000758', type: 'military_hospital' };
    const { id } = await desk.declare(full({ facility }));
    const { body } = await desk.read(id);
    expect(body).toMatchObject({ facilities: [{ type: 'military_hospital', verified: false }] });
  });

  it('is handed to its chain with whom to call, and its agency hears of the health impact', async () => {
    expect((await desk.qualify(declared.id)).status).toBe('transferred');
    const { reference } = declared.receipt;
    const transfer = await mailOf('armed-forces', reference);
    expect(transfer.text).toMatch(/== Structure\n[^]*== Déclarant\n/);
    expect(transfer.text).not.toMatch(/== (Incident|Récit|Prise en charge|Données|Éléments)/);
    const agency = await mailOf('ars:93', reference);
    expect(agency.text).toMatch(/== Structure\n[^]*== Prise en charge des patients\n/);
    expect(agency.text).not.toMatch(/== (Déclarant|Incident|Récit|Données|Éléments|Qualification)/);
    expect(await mailsTo(installation, 'fssi')).toEqual([]);
  });

  it('leaves no word of it in any table, log or mail', async () => {
    expect(await tablesHolding(installation, SECRET_WORDS)).toEqual([]);
    expect(await filesHolding(installation, SECRET_WORDS)).toEqual([]);
    expect(await tablesHolding(installation, 'Hôpital d’instruction d’Exemple')).toContain(
      'public.case_facility',
    );
    expect(await filesHolding(installation, 'Hôpital d’instruction d’Exemple')).not.toEqual([]);
  });
});

describe('what is classified', () => {
  const problem = 'urn:vigie:problem:classified_refused';
  const bodies: [string, Record<string, unknown>][] = [
    ['marked so', { protection: 'classified', narrative: 'Classeur-77' }],
    ['stamped in the narrative', { narrative: 'Classeur-77\nSECRET DÉFENSE\nsuite' }],
    ['stamped elsewhere', { narrative: 'Classeur-77', commonProvider: 'TRÈS SECRET' }],
  ];

  it.each(bodies)('is refused before anything is kept: %s', async (_what, change) => {
    const before = await cases();
    for (const [language, word] of [
      ['fr', 'officier de sécurité'],
      ['en', 'security officer'],
    ] as const) {
      const answer = await desk.nobody.ask<{ type: string; detail: string }>('POST', '/declarations', {
        body: aDeclaration(change),
        headers: { 'idempotency-key': randomUUID(), 'accept-language': language },
      });
      expect(answer).toMatchObject({ status: 422, body: { type: problem } });
      expect(answer.body.detail).toContain(word);
      expect(answer.body.detail).toContain('HFDS');
    }
    expect(await cases()).toBe(before);
    expect(await tablesHolding(installation, 'Classeur-77')).toEqual([]);
    expect(await filesHolding(installation, 'Classeur-77')).toEqual([]);
  });

  it('is refused in a complement and in an act of the desk too', async () => {
    const { id, declarant } = await desk.declare();
    const complement = { narrative: 'Classeur-77\n*** SECRET ***' };
    const analyst = await desk.analyst();
    for (const answer of [
      await declarant.ask('POST', '/follow-up/complements', { body: complement }),
      await declarant.ask('POST', '/follow-up/complements', { body: { protection: 'classified' } }),
      await analyst.ask('POST', `/cases/${id}/reopen`, { body: { reason: 'Classeur-77\nSECRET' } }),
    ])
      expect(answer).toMatchObject({ status: 422, body: { type: problem } });
    expect(await tablesHolding(installation, 'Classeur-77')).toEqual([]);
  });

  it('is not what an everyday word says', async () => {
    const { id } = await desk.declare({ narrative: 'La clé secrète a fuité.\nsecret médical atteint' });
    expect((await desk.read(id)).status).toBe(200);
  });
});

describe('a mark of protection', () => {
  it('stays on the case and heads its letters, whatever a complement says', async () => {
    const declared = await desk.declare({ protection: 'restricted_distribution' });
    const body = { protection: 'none', narrative: 'Encore.' };
    await declared.declarant.ask('POST', '/follow-up/complements', { body });
    expect(await followUp(declared)).toMatchObject({ protection: 'restricted_distribution' });
    expect(await desk.qualify(declared.id)).toMatchObject({ protection: 'restricted_distribution' });
    const letter = await mailOf('ars:32', declared.receipt.reference);
    expect(letter.text).toMatch(/^TLP:AMBER\+STRICT\n\nDIFFUSION RESTREINTE\n/);
  });
});

describe('what is none of the desk’s', () => {
  it('is set aside by category, tells where to turn, and is found and counted apart', async () => {
    const analyst = await desk.analyst();
    const year = new Date().getUTCFullYear();
    const count = async () =>
      (await analyst.ask<{ counts: Record<string, number> }>('GET', `/desk/out-of-scope-counts?year=${year}`))
        .body.counts;
    const before = await count();
    const aside = await desk.declare();
    await analyst.ask('POST', `/cases/${aside.id}/take`);
    const body = { category: 'not_digital', reason: 'Une inondation' };
    expect((await analyst.ask('POST', `/cases/${aside.id}/out-of-scope`, { body })).status).toBe(200);
    const pharmacy = await desk.declare({
      facility: { name: 'Pharmacie', type: 'pharmacy', department: '59' },
    });
    expect(pharmacy.receipt.nextSteps).toContain(REDIRECTIONS.pharmacy);
    expect((await desk.qualify(pharmacy.id)).status).toBe('out_of_scope');
    expect(await followUp(aside)).toMatchObject({ redirection: REDIRECTIONS.not_digital });
    expect(await followUp(pharmacy)).toMatchObject({
      ...{ redirection: REDIRECTIONS.pharmacy, outOfScope: { category: 'pharmacy' } },
    });
    const { body: queue } = await analyst.ask<{ cases: { id: string }[] }>(
      'GET',
      '/cases?status=out_of_scope',
    );
    expect(queue.cases.map(({ id }) => id).sort()).toEqual([aside.id, pharmacy.id].sort());
    expect(await count()).toEqual({
      ...before,
      ...{ not_digital: before.not_digital! + 1, pharmacy: before.pharmacy! + 1 },
    });
    const next = await analyst.ask<{ counts: object }>('GET', `/desk/out-of-scope-counts?year=${year + 1}`);
    expect(Object.values(next.body.counts)).toEqual([0, 0, 0, 0]);
  });
});
