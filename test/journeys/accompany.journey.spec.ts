import { randomUUID } from 'node:crypto';
import { aQualifyingBody } from '../builders/declaration';
import { HOSTILE_TEXTS } from '../builders/hostile';
import { AccompaniedCase, messagesOf, type Page } from '../harness/accompanied-case';
import { Desk } from '../harness/desk';
import { eventually } from '../harness/eventually';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { mailsOf } from '../harness/mails';
import { expectProblem, fieldsOf, type Refusal } from '../harness/refusals';

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'accompany', processes: ['api', 'worker', 'mailbox'] });
  desk = new Desk(installation);
}, 60_000);
afterAll(() => installation?.stop());

const seen = (id: string) => new AccompaniedCase(desk, id);
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const newsTo = async (address: string) =>
  (await mailsOf(installation)).filter(
    ({ recipients, subject }) => recipients.includes(address) && /Du nouveau/.test(subject ?? ''),
  );

describe('a facility that is accompanied', () => {
  const email = 'direction.accompagnee@hopital.example';
  let id: string;
  let declarant: HttpClient;
  beforeAll(async () => {
    const who = { name: 'Sacha Exemple', role: 'director', email, phone: '+33 1 99 00 00 01' };
    ({ id, declarant } = await desk.declare({ declarant: who }));
    await desk.qualify(id, aQualifyingBody());
  });

  it('is proposed the sheets that its incident calls for, out of the library', async () => {
    const { proposedSheets } = (await seen(id).read()).desk;
    expect(proposedSheets.find(({ sheet }) => sheet === 'restore-from-clean-backups')?.because).toEqual([
      'ransomware',
    ]);
    const { body } = await (
      await desk.analyst()
    ).ask<{ sheets: { key: string }[] }>('GET', '/recommendations');
    const keys = body.sheets.map(({ key }) => key);
    expect(proposedSheets.filter(({ sheet }) => !keys.includes(sheet))).toEqual([]);
    expect(keys.length).toBeGreaterThanOrEqual(14);
  });

  it('gets a sheet with its steps, reads it and does it; one notice says that something waits', async () => {
    const sheet = 'cut-remote-access';
    const sent = await seen(id).act('recommendations', { sheet, note: 'Le VPN d’abord.' });
    expect([sent.status, sent.body.recommendations]).toMatchObject([200, [{ sheet, readAt: null }]]);
    await seen(id).act('recommendations', { sheet: 'call-list' });
    const [mail, ...others] = await eventually('the notice', async () => {
      const mails = await newsTo(email);
      return mails.length > 0 && mails;
    });
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ form: 'signed', signature: 'good' });
    expect(mail!.text).not.toMatch(/VPN|distance|ransom|rançon/i);
    const page = (await declarant.ask<Page>('GET', '/follow-up')).body;
    const shown = page.recommendations.find((r) => r.sheet === sheet)!;
    expect(shown).toMatchObject({ note: 'Le VPN d’abord.', title: expect.stringContaining('VPN') });
    expect(shown.steps!.length).toBeGreaterThan(4);
    const say = (path: string, body?: unknown) =>
      declarant.ask<Page>('POST', `/follow-up/recommendations/${shown.id}/${path}`, { body });
    expect((await say('read')).body.recommendations.find((r) => r.id === shown.id)?.readAt).toEqual(
      expect.any(String),
    );
    expect((await say('applied', { answer: 'Fait à 7 h.' })).status).toBe(200);
    const held = (await seen(id).read()).recommendations.find((r) => r.id === shown.id);
    expect(held).toMatchObject({ answer: 'Fait à 7 h.', appliedAt: expect.any(String) });
    expect((await declarant.ask('POST', `/follow-up/recommendations/${randomUUID()}/read`)).status).toBe(404);
  });

  it.each(['', 'unknown', '../etc', 'Call-List', null, 7])('is sent no sheet named %p', async (sheet) => {
    const answer = await seen(id).act('recommendations', { sheet });
    expectProblem(answer as never);
    expect([answer.status, fieldsOf(answer as never)]).toEqual([422, ['sheet']]);
  });

  it('and the desk write to each other, by function; each side says what it has read', async () => {
    const analyst = await desk.analyst();
    const [own, others] = [`/cases/${id}/messages`, '/follow-up/messages'];
    expect((await seen(id).act('messages', { body: 'Les sauvegardes sont-elles hors ligne ?' })).status).toBe(
      200,
    );
    const [asked] = await messagesOf(declarant, others);
    expect(asked).toMatchObject({ sender: 'desk', by: 'Analyste du CERT', readAt: null });
    expect((await declarant.ask<Page>('GET', '/follow-up')).body.unreadMessages).toBe(1);
    await declarant.ask('POST', `${others}/${asked!.id}/read`);
    expect((await declarant.ask<Page>('GET', '/follow-up')).body.unreadMessages).toBe(0);
    for (const body of ['Oui.', 'Depuis 4 h.', 'Faut-il les sortir ?'])
      expect((await declarant.ask('POST', others, { body: { body } })).status).toBe(200);
    const written = await messagesOf(analyst, own);
    expect(written.map(({ sender, body }) => [sender, body])).toEqual([
      ['desk', 'Les sauvegardes sont-elles hors ligne ?'],
      ['declarant', 'Oui.'],
      ['declarant', 'Depuis 4 h.'],
      ['declarant', 'Faut-il les sortir ?'],
    ]);
    expect((await seen(id).read()).desk.unreadMessages).toBe(3);
    // Read up to the second: what came after it still waits.
    const after = await seen(id).act(`messages/${written[2]!.id}/read`);
    expect([after.status, after.body.desk.unreadMessages]).toEqual([200, 1]);
    // Nobody says for the other side that something was read.
    for (const { id: message, sender } of written.slice(0, 2)) {
      const path = sender === 'desk' ? `${own}/${message}/read` : `${others}/${message}/read`;
      const side = sender === 'desk' ? analyst : declarant;
      expect((await side.ask('POST', path)).status).toBe(404);
    }
    const { text } = await analyst.ask('GET', `/cases/${id}/timeline`);
    expect(text).toContain('message_received');
    expect(text).not.toMatch(/sauvegardes|sortir/);
  });

  it('writes what it likes: kept as text, or refused, and read by the two sides only', async () => {
    const { id: other, declarant: stranger } = await desk.declare();
    for (const [, text] of HOSTILE_TEXTS) {
      const answer = await declarant.ask<Refusal>('POST', '/follow-up/messages', { body: { body: text } });
      if (answer.status === 200) {
        expect((await messagesOf(declarant, '/follow-up/messages')).at(-1)?.body).toBe(text);
        continue;
      }
      expectProblem(answer);
      expect(fieldsOf(answer)).toEqual(['body']);
    }
    for (const [, text] of HOSTILE_TEXTS) {
      const todo = await seen(id).act('tasks', { todo: text });
      expect([200, 422]).toContain(todo.status);
      if (todo.status === 200) expect(todo.body.desk.tasks.at(-1)?.todo).toBe(text);
    }
    expect(await messagesOf(stranger, '/follow-up/messages')).toEqual([]);
    const [first] = await messagesOf(declarant, '/follow-up/messages');
    expect((await stranger.ask('POST', `/follow-up/messages/${first!.id}/read`)).status).toBe(404);
    expect((await seen(other).act(`messages/${first!.id}/read`)).status).toBe(404);
    for (const account of ['ars-32@autorite.example', '590000758@etablissement.example'])
      expect((await (await desk.person(account)).ask('GET', `/cases/${id}/messages`)).status).toBe(403);
  });

  it('sent twice with one key is written once', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const before = (await messagesOf(declarant, '/follow-up/messages')).length;
    for (let i = 0; i < 2; i += 1)
      await declarant.ask('POST', '/follow-up/messages', { body: { body: 'Allô ?' }, headers });
    expect(await messagesOf(declarant, '/follow-up/messages')).toHaveLength(before + 1);
  });

  it('has its tasks written down, dated, and done with what came of them', async () => {
    const past = await seen(id).act('tasks', { todo: 'Trop tard', dueAt: ago(1) });
    expect([past.status, fieldsOf(past as never)]).toEqual([422, ['dueAt']]);
    const dueAt = ago(-2);
    const { body } = await seen(id).act('tasks', { todo: 'Rappeler à 9 h', dueAt });
    const task = body.desk.tasks.find(({ todo }) => todo === 'Rappeler à 9 h')!;
    expect(task).toMatchObject({ kind: 'manual', subject: task.id, dueAt, doneAt: null });
    const done = await seen(id).act(`tasks/${task.id}/done`, { outcome: 'Joint.' });
    expect(done.body.desk.tasks.find((t) => t.id === task.id)).toMatchObject({ outcome: 'Joint.' });
    expect((await seen(id).act(`tasks/${task.id}/done`, { outcome: 'Encore.' })).status).toBe(404);
  });
});
