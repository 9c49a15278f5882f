import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { REPOSITORY } from '../harness/child-process';
import { Desk, type Declared } from '../harness/desk';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';

interface SheetView {
  kind: string;
  stage: string;
  tlp: string;
  reference: string;
  facility: string;
  sections: { number: string; rows: { label: string; value: string[] | null; proposed: boolean }[] }[];
  notes: string[];
}

const TO_FILE = [
  'cnil',
  'anssi',
  'nis2-early-warning',
  'nis2-notification',
  'nis2-intermediate',
  'nis2-final',
];
const PERSONAL = ['Sacha Exemple', 'rssi@hopital.example', '+33 1 99 00 00 01'];
const hasReader = spawnSync('pdftotext', ['-v']).status === 0;
if (!hasReader && process.env.CI === 'true') throw new Error('pdftotext is not installed');

let installation: Installation;
let desk: Desk;
let declared: Declared;
let analyst: HttpClient;
let agency: HttpClient;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'sheets', processes: ['api'] });
  desk = new Desk(installation);
  analyst = await desk.analyst();
  agency = await desk.person('ars-32@autorite.example');
  declared = await desk.declare({
    otherSites: [{ name: 'Site annexe', finess: '590000766', type: 'public_hospital', department: '59' }],
  });
}, 60_000);
afterAll(() => installation?.stop());

const sheetOf = (client: HttpClient, at: string) => client.ask<SheetView>('GET', at);
const own = (kind: string) => `/follow-up/sheets/${kind}`;
const ofCase = (kind: string, id = declared.id) => `/cases/${id}/sheets/${kind}`;
const statuses = (client: HttpClient, paths: string[]) =>
  Promise.all(paths.map(async (at) => (await sheetOf(client, at)).status));
const repeat = (status: number, kinds: readonly unknown[]) => kinds.map(() => status);

/** The text of each page. */
const pagesOf = (pdf: Buffer) =>
  spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' })
    .stdout.normalize('NFC')
    .split('\f')
    .filter((page) => page.trim() !== '');
const valueOf = ({ sections }: SheetView, label: string) =>
  sections.flatMap(({ rows }) => rows).find((row) => row.label === label)?.value;

describe('whoever declared', () => {
  it('has the fourteen sections of the CNIL, filled with what it said and with nothing else', async () => {
    const { status, body, headers } = await sheetOf(declared.declarant, own('cnil'));
    expect(status).toBe(200);
    expect(headers['cache-control']).toContain('no-store');
    expect(body).toMatchObject({ kind: 'cnil', stage: 'Notification initiale', tlp: 'TLP:AMBER+STRICT' });
    expect(body).toMatchObject({
      reference: declared.receipt.reference,
      facility: 'Centre hospitalier d’Armentières',
    });
    expect(body.sections).toHaveLength(14);
    expect(valueOf(body, 'Nature')).toEqual(['Perte de la confidentialité']);
    expect(valueOf(body, 'Nombre approximatif de personnes')).toEqual([expect.stringMatching(/^1\s200$/)]);
    expect(valueOf(body, 'Mesures en place avant la violation')).toBeNull();
    for (const said of PERSONAL) expect(JSON.stringify(body)).toContain(said);
  });

  it.each(TO_FILE)('downloads %s as a marked PDF that says the same', async (kind) => {
    const { body: sheet } = await sheetOf(declared.declarant, own(kind));
    const pdf = await declared.declarant.ask('GET', `${own(kind)}/pdf`);
    expect(pdf.status).toBe(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const file = `fiche-${kind}-${declared.receipt.reference}.pdf`;
    expect(pdf.headers['content-disposition']).toBe(`attachment; filename="${file}"`);
    expect(pdf.headers['cache-control']).toContain('no-store');
    expect(pdf.bytes.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
    if (!hasReader) return;
    const pages = pagesOf(pdf.bytes);
    for (const page of pages) expect(page.match(/TLP:AMBER\+STRICT/g)!.length).toBeGreaterThanOrEqual(2);
    const text = pages.join(' ').replace(/\s+/g, ' ');
    expect(text).toContain(sheet.stage);
    expect(text).toContain(declared.receipt.reference);
    expect(text).toContain('inconnu à ce stade');
    expect(text.includes('Kobold')).toBe(/cnil|anssi|notification|final/.test(kind));
    for (const part of declared.receipt.followUpCode.split('-').filter(({ length }) => length === 5))
      expect(text).not.toContain(part);
  });

  it('picks the site and the stage', async () => {
    const { body } = await desk.read(declared.id);
    const sites = (body as unknown as { facilities: { id: string; name: string }[] }).facilities;
    const annex = sites.find(({ name }) => name === 'Site annexe')!;
    const picked = await sheetOf(declared.declarant, `${own('cnil')}?facility=${annex.id}&stage=complete`);
    expect(picked.body).toMatchObject({ facility: 'Site annexe', stage: 'Notification complète' });
    expect(valueOf(picked.body, 'Nombre approximatif de personnes')).toBeNull();
  });

  it('finds no synthesis, no unknown sheet, and no sheet of a facility of another case', async () => {
    const other = await desk.declare({ facility: { name: 'Ailleurs', department: '75' } });
    const { body } = await desk.read(other.id);
    const [elsewhere] = (body as unknown as { facilities: { id: string }[] }).facilities;
    const missing = [
      ...[own('synthesis'), own('synthesis/pdf'), own('inconnue'), own('inconnue/pdf'), own('__proto__')],
      ...[own('CNIL'), own('cnil%00')],
      ...[`${own('cnil')}?facility=${elsewhere!.id}`, `${own('cnil/pdf')}?facility=${randomUUID()}`],
    ];
    expect(await statuses(declared.declarant, missing)).toEqual(repeat(404, missing));
    const wrong = [`${own('cnil')}?facility=x`, `${own('cnil')}?stage=x`, `${own('cnil')}?surprise=1`];
    expect(await statuses(declared.declarant, wrong)).toEqual(repeat(422, wrong));
  });
});

describe('the circle of a case', () => {
  const kinds = [...TO_FILE, 'synthesis'];

  it('the desk has every sheet, none of which names the declarant', async () => {
    await desk.qualify(declared.id);
    for (const kind of kinds) {
      const { status, body, text } = await sheetOf(analyst, ofCase(kind));
      expect([kind, status, body.kind]).toEqual([kind, 200, kind]);
      for (const said of PERSONAL) expect([kind, text.includes(said)]).toEqual([kind, false]);
      expect(text).toContain('RSSI');
      const pdf = await analyst.ask('GET', `${ofCase(kind)}/pdf`);
      expect([kind, pdf.status, pdf.bytes.subarray(0, 5).toString()]).toEqual([kind, 200, '%PDF-']);
    }
  });

  it.each(['ars-32@autorite.example', 'fssi@autorite.example'])(
    '%s has the synthesis alone',
    async (email) => {
      const account = await desk.person(email);
      const { body, text } = await sheetOf(account, ofCase('synthesis'));
      expect(body.stage).toBe('Dossier qualifié – incident significatif');
      expect(valueOf(body, 'Niveau')).toEqual(['significatif']);
      expect(text).toContain('A rendu l’incident significatif.');
      expect(text).not.toMatch(/Analyste du CERT|analyste@/);
      expect(
        await statuses(
          account,
          TO_FILE.map((kind) => ofCase(kind)),
        ),
      ).toEqual(repeat(404, TO_FILE));
      expect(
        await statuses(
          account,
          TO_FILE.map((kind) => `${ofCase(kind)}/pdf`),
        ),
      ).toEqual(repeat(404, TO_FILE));
    },
  );

  it.each(['anssi@autorite.example', 'corruss@autorite.example', 'ars-11@autorite.example'])(
    '%s finds nothing',
    async (email) => {
      const account = await desk.person(email);
      expect(
        await statuses(
          account,
          kinds.map((kind) => ofCase(kind)),
        ),
      ).toEqual(repeat(404, kinds));
    },
  );

  it('an account of the facility has what the facility files', async () => {
    const member = await desk.person('590000758@etablissement.example');
    expect(
      await statuses(
        member,
        kinds.map((kind) => ofCase(kind)),
      ),
    ).toEqual([...repeat(200, TO_FILE), 404]);
    for (const said of PERSONAL) expect((await sheetOf(member, ofCase('cnil'))).text).not.toContain(said);
  });

  it('a case marked RED is for named persons, and for no agency as such', async () => {
    const red = await desk.declare({ tlp: 'RED' });
    expect((await sheetOf(agency, `/cases/${red.id}`)).status).toBe(404);
    expect(await statuses(agency, [ofCase('synthesis', red.id)])).toEqual([404]);
    const { body } = await sheetOf(red.declarant, own('cnil'));
    expect(body.tlp).toBe('TLP:RED');
  });

  it('each sheet that is read is a reading of the case, and is recorded', async () => {
    const count = async () => {
      const [row] = await installation.adminQuery<{ n: number }>(
        `select count(*)::int as n from audit_event where action like 'read_sheet%' and case_id = $1`,
        [declared.id],
      );
      return row!.n;
    };
    const before = await count();
    await sheetOf(agency, ofCase('synthesis'));
    expect(await count()).toBe(before + 1);
    await sheetOf(agency, `${ofCase('synthesis')}/pdf`);
    expect(await count()).toBe(before + 2);
  });
});

describe('a document', () => {
  it('is typeset in a thread, never in the event loop', () => {
    const script = path.join(REPOSITORY, 'dist/test/harness/print-once.js');
    const { stdout, stderr } = spawnSync(process.execPath, [script], { cwd: REPOSITORY, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ threads: 1, begins: '%PDF-' });
  });
});
