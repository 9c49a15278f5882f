import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSmtpChannel } from '#notifications/channels';
import { composeNotice, sealLetter } from '#notifications/openpgp';
import { aLetter, someCorrespondents, type Correspondents } from '../../../test/builders/letter';
import { openMailbox, type Mailbox, type MailboxPlace } from './mailbox';

const base = mkdtempSync(join(tmpdir(), 'vigie-mailbox-'));
const keysFolder = join(base, 'keys');
const link = 'http://127.0.0.1:3000/acknowledge/abc';
let keys: Correspondents;
let box: Mailbox;

const place = (change: Partial<MailboxPlace> = {}): MailboxPlace => ({
  host: '127.0.0.1',
  smtpPort: 0,
  httpPort: 0,
  folder: join(base, 'mail'),
  keysFolder,
  publicUrl: 'http://127.0.0.1:3000',
  ...change,
});
const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${box.httpPort}${path}`, init);
const list = async () =>
  ((await (await get('/api/letters')).json()) as { letters: { id: string }[] }).letters;
const letter = async (id: string) =>
  (await (await get(`/api/letters/${id}`)).json()) as Record<string, unknown>;
const page = async (path: string) => (await get(path)).text();

async function post(raw: Buffer, to = 'alerts@ars.example') {
  const channel = openSmtpChannel(`smtp://127.0.0.1:${box.smtpPort}`);
  const outcome = await channel.send({ from: 'desk@vigie.example', to, raw });
  await channel.close();
  return outcome;
}

beforeAll(async () => {
  keys = await someCorrespondents();
  mkdirSync(join(keysFolder, 'recipients'), { recursive: true });
  writeFileSync(join(keysFolder, 'desk.asc'), keys.desk.privateKey);
  writeFileSync(join(keysFolder, 'recipients', 'ars-32.asc'), keys.recipient.privateKey);
  box = await openMailbox(place());
});
beforeEach(() => get('/api/letters', { method: 'DELETE' }));
afterAll(async () => {
  await box.close();
  rmSync(base, { recursive: true });
});

describe('the demonstration mailbox', () => {
  it('says so when it is empty', async () => {
    expect(await page('/')).toContain('Aucun courrier pour l’instant');
    expect(await list()).toEqual([]);
  });

  it('lists what anyone on the way could see, newest first', async () => {
    await post(await composeNotice(aLetter(keys, { subject: 'Un' })), 'hospital@ch.example');
    await post(await sealLetter(aLetter(keys)));
    expect(await list()).toMatchObject([
      { recipients: ['alerts@ars.example'], outerSubject: aLetter(keys).outerSubject, form: 'encrypted' },
      { recipients: ['hospital@ch.example'], outerSubject: 'Un', form: 'signed' },
    ]);
    expect(await page('/')).toContain('<span class="tlp amber">TLP:AMBER+STRICT</span>');
  });

  it('shows what the recipient reads, who opened it and whether the desk signed it', async () => {
    const attachments = [{ filename: 'a.csv', contentType: 'text/csv', content: Buffer.from('1;2') }];
    await post(
      await sealLetter(
        aLetter(keys, { text: `TLP:RED\n<b>${link}</b> https://evil.example/x`, attachments }),
      ),
    );
    const [{ id } = { id: '' }] = await list();
    expect(await letter(id)).toMatchObject({
      openedBy: 'ars-32',
      signature: 'good',
      subject: aLetter(keys).subject,
      text: `TLP:RED\n<b>${link}</b> https://evil.example/x`,
      attachments: [{ filename: 'a.csv', contentType: 'text/csv', size: 3 }],
      raw: expect.stringContaining('BEGIN PGP MESSAGE'),
    });
    const shown = await page(`/letters/${id}`);
    expect(shown).toContain(`&lt;b&gt;<a href="${link}"`);
    expect(shown).not.toContain('href="https://evil');
    expect(shown).toContain('Ouverte avec la clé « ars-32 »');
  });

  it('says that a changed notice is false', async () => {
    const raw = (await composeNotice(aLetter(keys))).toString('latin1').replace('Lille', 'Arras');
    await post(Buffer.from(raw, 'latin1'));
    const [{ id } = { id: '' }] = await list();
    expect(await letter(id)).toMatchObject({ form: 'signed', signature: 'bad' });
    expect(await page(`/letters/${id}`)).toContain('Signature fausse');
  });

  it('runs nothing that a mail brings', async () => {
    const hostile = '<script>alert(1)</script>';
    const lines = ['From: "x" <a@b.example>', `Subject: ${hostile}`, 'Content-Type: text/html', '', hostile];
    await post(Buffer.from(lines.join('\r\n')));
    const [{ id } = { id: '' }] = await list();
    for (const path of ['/', `/letters/${id}`]) {
      const response = await get(path);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(await response.text()).not.toContain('<script');
    }
  });

  it('keeps a letter closed without its key, and in production', async () => {
    await post(await sealLetter(aLetter(keys)));
    const [{ id } = { id: '' }] = await list();
    const { smtpPort, httpPort } = box;
    await box.close();
    box = await openMailbox(place({ smtpPort, httpPort, keysFolder: null }));
    expect(await letter(id)).toMatchObject({ text: null, subject: null, openedBy: null });
    expect(await page(`/letters/${id}`)).toContain('reste fermée');
    await box.close();
    box = await openMailbox(place({ smtpPort, httpPort }));
    expect(await letter(id)).toMatchObject({ openedBy: 'ars-32' });
  });

  it('finds its letters again after a stop, even those that a crash left out of its index', async () => {
    await post(await composeNotice(aLetter(keys, { subject: 'Un' })), 'hospital@ch.example');
    const [first] = await list();
    await box.close();
    const mail = join(base, 'mail');
    writeFileSync(join(mail, '000050.eml'), readFileSync(join(mail, `${first?.id}.eml`)));
    appendFileSync(join(mail, 'index.jsonl'), '{"id":"0000');
    box = await openMailbox(place());
    expect(await list()).toMatchObject([
      { id: '000050', recipients: ['alerts@ars.example'], outerSubject: 'Un' },
      { id: first?.id, recipients: ['hospital@ch.example'] },
    ]);
    await post(await composeNotice(aLetter(keys)));
    expect((await list())[0]?.id).toBe('000051');
    await box.close();
    box = await openMailbox(place());
    expect(await list()).toHaveLength(3);
  });

  it('shows the codes of invented accounts, and has no such page where nothing is invented', async () => {
    writeFileSync(
      join(keysFolder, 'totp.json'),
      '{"analyste@desk.example":"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"}',
    );
    const { accounts } = (await (await get('/api/codes')).json()) as { accounts: { codes: string[] }[] };
    expect(accounts).toEqual([{ email: 'analyste@desk.example', codes: expect.any(Array) }]);
    expect(accounts[0]!.codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(await page('/codes')).toContain(accounts[0]!.codes[1]);
    await box.close();
    box = await openMailbox(place({ keysFolder: null }));
    for (const path of ['/codes', '/api/codes'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    await box.close();
    box = await openMailbox(place());
  });

  it('answers 404 for what it does not hold and 405 for what it does not do', async () => {
    expect((await get('/letters/999')).status).toBe(404);
    expect((await get('/api/letters/../../etc/passwd')).status).toBe(404);
    expect((await get('/', { method: 'POST' })).status).toBe(405);
  });
});
