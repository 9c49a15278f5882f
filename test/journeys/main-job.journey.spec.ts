import { spawnSync } from 'node:child_process';
import { findRule } from '#domain/obligations';
import { NARRATIVE } from '../builders/declaration';
import { Desk, type CaseView, type Declared } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';
import { LetterTools } from '../harness/letter-tools';
import { linkOf, mailsOf, mailsTo, type Mail } from '../harness/mails';

const AUTHORITIES = ['ars:32', 'fssi', 'corruss'];
interface QueueRow {
  id: string;
  status: string;
  priority: { score: number; parts: Record<string, { weight: number; because: string }> };
}

const LABEL = 'TLP:AMBER+STRICT';
const hasReader = spawnSync('pdftotext', ['-v']).status === 0;
if (!hasReader && process.env.CI === 'true') throw new Error('pdftotext is not installed');

let installation: Installation;
let desk: Desk;
let tools: LetterTools;
let declared: Declared;
const letters = new Map<string, Mail>();

beforeAll(async () => {
  installation = await startInstallation({ suite: 'main-job' });
  desk = new Desk(installation);
  tools = new LetterTools(installation.settings.KEYS_FOLDER!);
}, 60_000);
afterAll(async () => {
  tools?.remove();
  await installation?.stop();
});

const theCase = async () => (await desk.read(declared.id)).body;
const openDuties = ({ obligations }: CaseView) =>
  obligations.filter(({ state }) => !['acknowledged', 'fulfilled', 'waived', 'superseded'].includes(state));

/** Everything that a link could have changed. */
const record = () =>
  installation.adminQuery(
    `select (select jsonb_agg(l order by l.id) from letter l) as letters,
       (select jsonb_agg(o order by o.id) from obligation o) as obligations,
       (select jsonb_agg(e order by e.id) from case_event e) as events,
       (select jsonb_agg(a order by a.id) from audit_event a where action not like 'read%') as audit`,
  );

describe('the main job', () => {
  it('gives whoever declares a receipt, without an account', async () => {
    declared = await desk.declare();
    const { reference, followUpCode, nextSteps, links } = declared.receipt;
    expect(reference).toMatch(/^VG(-[0-9A-Z]{4}){3}$/);
    expect(followUpCode.replaceAll('-', '')).toHaveLength(26);
    expect(nextSteps.length).toBeGreaterThan(2);
    expect(links.followUp).toBe(`${installation.url}/suivi`);
  });

  it('prints the receipt with the reference and without the code', async () => {
    const { reference, followUpCode } = declared.receipt;
    const pdf = await declared.declarant.ask('GET', '/follow-up/receipt.pdf');
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['content-disposition']).toContain(reference);
    if (!hasReader) return;
    const read = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf.bytes, encoding: 'utf8' }).stdout;
    expect(read).toContain(reference);
    expect(read).toContain(LABEL);
    for (const part of followUpCode.split('-').filter(({ length }) => length === 5))
      expect(read).not.toContain(part);
  });

  it('tells the declarant by a signed mail that repeats nothing of what was typed', async () => {
    const [mail] = await eventually('the acknowledgement of receipt', async () => {
      const mails = (await mailsOf(installation)).filter(({ recipients }) =>
        recipients.includes('rssi@hopital.example'),
      );
      return mails.length > 0 && mails;
    });
    expect(mail).toMatchObject({ form: 'signed', signature: 'good' });
    expect(mail?.text).toContain(declared.receipt.reference);
    expect(mail?.text).not.toContain(declared.receipt.followUpCode);
    expect(mail?.text).not.toMatch(/Kobold|Armentières|Exemple/);
  });

  it('waits in the queue with its priority explained', async () => {
    const analyst = await desk.analyst();
    const { body } = await analyst.ask<{ cases: QueueRow[] }>('GET', '/cases');
    const { priority, ...row } = body.cases.find(({ id }) => id === declared.id)!;
    expect(row).toMatchObject({ status: 'received' });
    const parts = Object.values(priority.parts);
    expect(parts.reduce((product, { weight }) => product * weight, 1)).toBe(priority.score);
    for (const { because } of parts) expect(because).not.toBe('');
  });

  it('owes three authorities one letter each, once it is taken and qualified', async () => {
    const qualified = await desk.qualify(declared.id);
    expect(qualified).toMatchObject({ level: 'significatif', status: 'qualified' });
    const recipients = qualified.letters.map(({ recipient }) => recipient);
    // The receipt, and the reminder of what the facility itself owes.
    expect(recipients.sort()).toEqual([...AUTHORITIES, 'declarant', 'declarant'].sort());
    for (const authority of AUTHORITIES) {
      const [mail, ...others] = await eventually(`the letter to ${authority}`, async () => {
        const mails = await mailsTo(installation, authority);
        return mails.length > 0 && mails;
      });
      expect(others).toEqual([]);
      letters.set(authority, mail!);
    }
  });

  it.each(AUTHORITIES)(
    'seals the letter to %s so that gpg and sqop open and believe it',
    async (authority) => {
      const mail = letters.get(authority)!;
      for (const program of tools.programs) {
        const opened = await tools.open(program, mail, authority);
        expect(opened.signed).toBe(true);
        expect(opened.text.trimEnd()).toBe(mail.text!.trimEnd());
        expect(opened.subject).toBe(mail.subject);
        expect(opened.subject).toContain(declared.receipt.reference);
      }
    },
  );

  it.each(AUTHORITIES)('does not open the letter to %s with another key', async (authority) => {
    const other = AUTHORITIES.find((code) => code !== authority)!;
    const stranger = new LetterTools(installation.settings.KEYS_FOLDER!);
    for (const program of stranger.programs)
      await expect(stranger.open(program, letters.get(authority)!, other)).rejects.toThrow(program);
    stranger.remove();
  });

  it.each(AUTHORITIES)('marks the letter to %s and shows nothing on the way', (authority) => {
    const { outerSubject, text, raw, form } = letters.get(authority)!;
    expect(form).toBe('encrypted');
    expect(outerSubject).toBe(
      `[${LABEL}] ${installation.settings.DESK_NAME} – ${declared.receipt.reference}`,
    );
    const lines = text!.trimEnd().split('\n');
    expect(lines[0]).toBe(LABEL);
    expect(lines.at(-1)).toBe(`Fin du contenu ${LABEL}`);
    const outside = raw.replace(/-----BEGIN PGP MESSAGE-----[^]+-----END PGP MESSAGE-----/, '');
    expect(outside).not.toMatch(/Armenti|ran.ongiciel|ransomware|590000758|acknowledgements|Kobold/i);
  });

  it('gives the CORRUSS what it has to know, and neither the narrative nor the declarant', () => {
    const { text } = letters.get('corruss')!;
    expect(text).toContain('== Prise en charge des patients');
    for (const hidden of [NARRATIVE, 'Kobold', 'Sacha Exemple', 'rssi@hopital.example', '+33 1 99 00 00 01'])
      expect(text).not.toContain(hidden);
    expect(text).not.toMatch(/== (Récit|Déclarant|Données|Éléments techniques)/);
  });

  it('gives the ARS and the FSSI the whole declaration', () => {
    for (const authority of ['ars:32', 'fssi']) {
      expect(letters.get(authority)!.text).toContain(NARRATIVE);
      expect(letters.get(authority)!.text).toContain('Sacha Exemple');
    }
  });

  it('changes nothing when a scanner follows the link', async () => {
    const before = await record();
    const link = linkOf(letters.get('ars:32')!);
    const page = await desk.nobody.ask('GET', link, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.text).toContain('<form method="post">');
    expect(page.text).not.toMatch(/Kobold|Armentières|Exemple/);
    expect((await desk.nobody.ask('GET', link)).body).toMatchObject({ acknowledgedAt: null });
    expect((await desk.nobody.ask('HEAD', link)).status).toBe(200);
    expect(await record()).toEqual(before);
  });

  it.each(AUTHORITIES)('believes %s when it acknowledges, twice as much as once', async (authority) => {
    const link = linkOf(letters.get(authority)!);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const first = await desk.nobody.ask('POST', link, { raw: '', headers: form });
    expect(first.body).toMatchObject({ reference: declared.receipt.reference });
    expect(first.body.acknowledgedAt).not.toBeNull();
    const again = await desk.nobody.ask('POST', link);
    expect(again.body).toEqual(first.body);
    const events = await installation.adminQuery(
      `select from case_event where type = 'letter_acknowledged' and data ->> 'recipient' = $1`,
      [authority],
    );
    expect(events).toHaveLength(1);
  });

  it('keeps the duty to call until somebody answers', async () => {
    const analyst = await desk.analyst();
    const call = async (answered: boolean) => {
      const body = { to: 'ars:32', answered, note: 'standard de nuit' };
      return (await analyst.ask<CaseView>('POST', `/cases/${declared.id}/calls`, { body })).body;
    };
    const toCall = (view: CaseView) =>
      view.obligations.find(({ act, creditor }) => act === 'call' && creditor === 'ars:32')?.state;
    expect(toCall(await call(false))).toBe('open');
    expect(toCall(await call(true))).toBe('fulfilled');
  });

  it('opens a complement for the CNIL when what was filed changes', async () => {
    const { declarant } = declared;
    const filed = { with: 'cnil', reference: 'CNIL-2026-0001' };
    expect((await declarant.ask('POST', '/follow-up/filings', { body: filed })).status).toBe(200);
    const again = await declarant.ask('POST', '/follow-up/filings', { body: filed });
    expect([again.status, again.body.refusal]).toEqual([409, 'already_filed']);
    const complement = { narrative: 'Un second serveur est touché.', data: { persons: 4800 } };
    expect((await declarant.ask('POST', '/follow-up/complements', { body: complement })).status).toBe(200);
    const duties = (await theCase()).obligations.filter(
      ({ act, creditor }) => act === 'file' && creditor === 'cnil',
    );
    expect(duties.map(({ creditor, phase, state }) => [creditor, phase, state]).sort()).toEqual([
      ['cnil', 'complement', 'open'],
      ['cnil', 'complete', 'open'],
      ['cnil', 'initial', 'fulfilled'],
    ]);
  });

  it('shows the facility whom the desk told, and no person of the desk', async () => {
    const informed = { count: 4800, means: 'courrier' };
    const told = await declared.declarant.ask('POST', '/follow-up/persons-informed', { body: informed });
    expect(told.status).toBe(200);
    const page = await declared.declarant.ask<{ informed: { state: string }[] }>('GET', '/follow-up');
    expect(page.body.informed.map(({ state }) => state)).toEqual(AUTHORITIES.map(() => 'acknowledged'));
    const people = await installation.adminQuery<{ email: string; id: string }>(
      `select email, id from account where email like '%@desk.example'`,
    );
    const shown = [page.text, ...(await mailsOf(installation)).map(({ text, raw }) => `${text}${raw}`)];
    for (const { email, id } of people)
      for (const text of shown) {
        expect(text).not.toContain(email);
        expect(text).not.toContain(id);
      }
  });

  it('refuses to close while something is owed, and says what', async () => {
    const analyst = await desk.analyst();
    await analyst.ask('POST', `/cases/${declared.id}/resolve`, { body: { causes: 'hameçonnage' } });
    const refused = await analyst.ask('POST', `/cases/${declared.id}/close`);
    expect([refused.status, refused.body.refusal]).toEqual([409, 'obligations_still_open']);
    const stillOwed = openDuties(await theCase())
      .filter(({ rule }) => findRule(rule)?.closing === 'waits')
      .filter(({ act, state }) => !(state === 'sent' && ['acknowledge', 'inform', 'remind'].includes(act)))
      .map(({ debtor, act, creditor }) => `${debtor} ${act} ${creditor}`);
    expect(stillOwed).toContain('facility file cnil');
    expect((refused.body.reasons as string[]).sort()).toEqual(stillOwed.sort());
  });

  it('closes once what is left is waived with a reason', async () => {
    const analyst = await desk.analyst();
    const path = `/cases/${declared.id}`;
    for (const { id } of openDuties(await theCase())) {
      const body = { reason: 'exercice' };
      expect((await analyst.ask('POST', `${path}/obligations/${id}/waive`, { body })).status).toBe(200);
    }
    const closed = await analyst.ask('POST', `${path}/close`);
    expect([closed.status, closed.body.status]).toEqual([200, 'closed']);
  });

  it('has written state, history, audit and outbox together', async () => {
    // xmin is the transaction that wrote a row; neither table is ever updated.
    const alone = await installation.adminQuery(
      `select e.type from case_event e where not exists
         (select from audit_event a where a.case_id = e.case_id and a.xmin = e.xmin and a.decision = 'allowed')`,
    );
    expect(alone).toEqual([]);
    const owed = await installation.adminQuery(
      `select e.type from case_event e
       left join outbox o on o.subject_id = (e.data ->> 'id')::uuid and o.case_id = e.case_id
       where e.type in ('letter_owed', 'page_raised') group by e.id, e.type
       having count(o.id) <> 1 or bool_or(o.done_at is null)`,
    );
    expect(owed).toEqual([]);
    const [{ events, done }] = (await installation.adminQuery<{ events: string; done: string }>(
      `select (select count(*) from case_event) as events,
         (select count(*) from delivery where state = 'accepted') as done`,
    )) as [{ events: string; done: string }];
    expect(Number(events)).toBeGreaterThan(25);
    expect(Number(done)).toBe(5);
  });
});
