import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { importFacilities, type ImportResult } from './index';

const url = process.env.TEST_DATABASE_URL;
if (!url) console.info('facility import not tested: TEST_DATABASE_URL names no PostgreSQL');
const withDatabase = url ? describe : describe.skip;

const TABLE = `create table facility (
  id uuid primary key, finess_et text unique, finess_ej text, name text not null, type text not null, category text,
  legal_status text, siret text, department text, region text, commune_code text, commune text, postal_code text,
  source text not null, imported_at timestamptz not null)`;

const HEADER =
  'finess_et,raison_sociale,finess_ej,categorie,statut_groupe,siret,region_insee,departement,commune_insee,commune,code_postal';
const ARMENTIERES =
  '590000758,CH ARMENTIERES,590782637,355,PUB2,26590674300017,32,59,59017,ARMENTIERES,59421';
const MAYOTTE = '980500011,CHM,980500003,355,PUB2,22985001100011,06,9F,9F611,MAMOUDZOU,97600';

withDatabase('the facility import', () => {
  const schema = `facility_import_${randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: url });
  let folder: string;

  const load = async (
    content: string | Buffer,
    now = new Date('2026-01-01T00:00:00Z'),
  ): Promise<ImportResult> => {
    const path = join(folder, 'list.csv');
    await writeFile(path, content);
    return importFacilities({ client, path, source: 'list.csv', importedAt: now, newId: randomUUID });
  };
  const rows = async (fields: string) =>
    (await client.query<Record<string, unknown>>(`select ${fields} from facility order by finess_et`)).rows;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'facilities-'));
    await client.connect();
    await client.query(`create schema ${schema}`);
    await client.query(`set search_path = ${schema}`);
    const migrated = await client.query(`select to_regclass('public.facility') as found`);
    await client.query(
      migrated.rows[0].found ? 'create table facility (like public.facility including all)' : TABLE,
    );
  });
  beforeEach(() => client.query('delete from facility'));
  afterAll(async () => {
    await client.query(`drop schema ${schema} cascade`);
    await client.end();
    await rm(folder, { recursive: true, force: true });
  });

  it('writes a site with its type, its département and its agency', async () => {
    const result = await load([HEADER, ARMENTIERES, MAYOTTE].join('\n'));
    expect(result).toMatchObject({
      read: 2,
      inserted: 2,
      updated: 0,
      unchanged: 0,
      refused: [],
      warnings: [],
    });
    expect(await rows('finess_et, name, type, department, region, commune_code, postal_code')).toEqual([
      {
        finess_et: '590000758',
        name: 'CH ARMENTIERES',
        type: 'public_hospital',
        department: '59',
        region: '32',
        commune_code: '59017',
        postal_code: '59421',
      },
      {
        finess_et: '980500011',
        name: 'CHM',
        type: 'public_hospital',
        department: '976',
        region: '06',
        commune_code: '97611',
        postal_code: '97600',
      },
    ]);
  });

  it('changes only what differs when it is run again, and keeps the id', async () => {
    await load([HEADER, ARMENTIERES, MAYOTTE].join('\n'));
    const [before] = await rows('id');
    const renamed = ARMENTIERES.replace('CH ARMENTIERES', 'CENTRE HOSPITALIER');
    const again = await load([HEADER, renamed, MAYOTTE].join('\n'), new Date('2026-02-01T00:00:00Z'));
    expect(again).toMatchObject({ inserted: 0, updated: 1, unchanged: 1 });
    expect(await rows('name, imported_at')).toEqual([
      { name: 'CENTRE HOSPITALIER', imported_at: new Date('2026-02-01T00:00:00Z') },
      { name: 'CHM', imported_at: new Date('2026-01-01T00:00:00Z') },
    ]);
    expect((await rows('id'))[0]).toEqual(before);
  });

  it.each([
    ['semicolons', (text: string) => text.replaceAll(',', ';')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    [
      'Windows line ends and blank lines',
      (text: string) => text.replaceAll('\n', '\r\n\r\n') + '\r\n,,,\r\n',
    ],
    ['quotes around every field', (text: string) => text.replace(/[^,\n]+/g, '"$&"')],
    [
      'capitals and spaces in the names',
      (text: string) => text.replace('raison_sociale', ' Raison_Sociale '),
    ],
  ])('reads a file with %s', async (_, change) => {
    const result = await load(change([HEADER, ARMENTIERES].join('\n')));
    expect(result).toMatchObject({
      read: 1,
      inserted: 1,
      refusedCount: 0,
      unknownColumns: [],
      missingColumns: [],
    });
    expect(await rows('name')).toEqual([{ name: 'CH ARMENTIERES' }]);
  });

  it('keeps accents, quoted separators and hostile text as they are', async () => {
    const names = ['"Hôpital ""L’Été"", Œuvre"', `"'); drop table facility; --"`, '=cmd|calc'];
    const finess = ['590000758', '760000158', '010000024'];
    await load(`finess_et,raison_sociale\n${finess.map((f, i) => `${f},${names[i]}`).join('\n')}`);
    expect(await rows('name')).toEqual([
      { name: '=cmd|calc' },
      { name: 'Hôpital "L’Été", Œuvre' },
      { name: `'); drop table facility; --` },
    ]);
  });

  it('refuses the lines that cannot enter, says why, and takes the others', async () => {
    const lines = [
      'finess_et,raison_sociale,departement',
      '590000758,CH ARMENTIERES,59',
      '5900007X8,LETTER,59',
      '10000024,ZERO LOST,01',
      ',NO NUMBER,59',
      '760000158,,76',
      '760000141,TOO,MANY,76',
      '760783522',
      `760783530,${'x'.repeat(301)},76`,
      '590000758,AGAIN,59',
      '760023671,BELL\u0007,76',
      '010000024,CH DE FLEYRIAT,01',
    ];
    const result = await load(lines.join('\n'));
    expect(result).toMatchObject({
      read: 11,
      inserted: 2,
      refusedCount: 9,
      missingColumns: expect.any(Array),
    });
    expect(result.refused).toEqual([
      { line: 3, reason: 'finess_et: "5900007X8" is not nine digits, nor 2A or 2B and seven digits' },
      { line: 4, reason: expect.stringContaining('a leading zero lost by a spreadsheet?') },
      { line: 5, reason: 'finess_et: empty' },
      { line: 6, reason: 'raison_sociale: empty' },
      { line: 7, reason: '4 fields instead of 3' },
      { line: 8, reason: '1 fields instead of 3' },
      { line: 9, reason: 'raison_sociale: 301 characters, at most 300' },
      { line: 10, reason: 'finess_et: 590000758 is already on line 2' },
      { line: 11, reason: 'raison_sociale: holds a control character' },
    ]);
  });

  it('finds a number repeated thousands of lines later, and keeps the first', async () => {
    const many = Array.from({ length: 1_200 }, (_, n) => `59${String(n).padStart(7, '0')},SITE ${n}`);
    const result = await load(['finess_et,raison_sociale', ...many, '590000003,AGAIN'].join('\n'));
    expect(result).toMatchObject({ read: 1_201, inserted: 1_200, refusedCount: 1 });
    expect(result.refused).toEqual([{ line: 1_202, reason: 'finess_et: 590000003 is already on line 5' }]);
    // Nine numbers in ten made up like this miss the checksum: all are told, the first thousand are kept.
    expect(result.warningCount).toBeGreaterThan(1_000);
    expect(result.warnings).toHaveLength(1_000);
  });

  it('warns of what a person should look at, and imports it all the same', async () => {
    const line = '590000759,MOVED,590782638,355,PUB2,265906743,32,69,5901,LYON,6900';
    const result = await load([HEADER, line].join('\n'));
    expect(result.inserted).toBe(1);
    expect(result.warnings.map(({ reason }) => reason)).toEqual([
      'finess_et: the checksum of 590000759 differs',
      'departement: 69 is printed, the FINESS number was given in 59',
      'finess_ej: the checksum of 590782638 differs',
      'siret: "265906743" is not 14 digits, left out',
      'region_insee: 32 is printed, 84 follows from the département',
      'commune_insee: "5901" is malformed, left out',
      'code_postal: "6900" is malformed, left out',
    ]);
    expect(await rows('department, region, siret')).toEqual([
      { department: '69', region: '84', siret: null },
    ]);
  });

  it('names the columns that it does not know and those that are not there', async () => {
    const result = await load('Téléphone,finess_et,constructor,raison_sociale\n03,590000758,x,CH');
    expect(result.unknownColumns).toEqual(['Téléphone', 'constructor']);
    expect(result.missingColumns).toContain('siret');
  });

  it.each([
    ['an empty file', '', 'The file is empty.'],
    ['blank lines', '\n\n', 'blank lines only'],
    ['a workbook', Buffer.from('PK\u0003\u0004rest', 'latin1'), 'workbook'],
    ['UTF-16', Buffer.from('\ufefffiness_et', 'utf16le'), 'UTF-16'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'binary'],
    ['Latin-1', Buffer.from(`${HEADER}\n590000758,H\xf4pital`, 'latin1'), 'not in UTF-8'],
    ['another list', 'nom,prenom\na,b', 'no column finess_et and no column raison_sociale'],
    ['a column twice', 'finess_et,raison_sociale,FINESS_ET\n1,2,3', 'finess_et twice'],
    ['a quote never closed', `${HEADER}\n"590000758,CH\n${ARMENTIERES}\n`, 'never closed'],
    ['a line without end', `${HEADER}\n${'x'.repeat(200_000)}`, 'never closed'],
  ])('says in one line that %s is not a list of facilities', async (_, content, message) => {
    const failure = await load(content).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: 'FacilityFileProblem', message: expect.stringContaining(message) });
    expect((failure as Error).message).not.toContain('\n');
  });

  it('leaves nothing behind when the file breaks in the middle', async () => {
    const many = Array.from({ length: 1_000 }, (_, n) => `59${String(n).padStart(7, '0')},SITE ${n}`);
    const broken = ['finess_et,raison_sociale', ...many, '"760000158,NEVER CLOSED'].join('\n');
    await expect(load(broken)).rejects.toThrow('never closed');
    expect(await rows('id')).toEqual([]);
  });

  const publicList = join(__dirname, '../../../../../shared/data/facilities-sae-2023.csv');
  const withList = existsSync(publicList) ? it : it.skip;
  if (!existsSync(publicList)) console.info('public list of facilities not imported: the file is not there');

  withList('takes the whole public list, twice', async () => {
    const order = { client, path: publicList, source: 'SAE 2023', importedAt: new Date(), newId: randomUUID };
    const first = await importFacilities(order);
    expect(first).toMatchObject({ read: 3_975, inserted: 3_975, refused: [], unknownColumns: [] });
    expect(first.warnings.filter(({ reason }) => !reason.startsWith('siret'))).toEqual([]);
    expect(await importFacilities(order)).toMatchObject({ inserted: 0, updated: 0, unchanged: 3_975 });
  });
});
