import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LetterEntry, Letters } from './letters';
import { MAILBOX_CSS } from './mailbox-css.data';
import { codesOf } from './codes';
import { codesPage } from './codes-page';
import { letterPage, listPage, missingPage } from './page';
import { readAsRecipient } from './reading';
import type { Listener } from './smtp-in';

export interface HttpPlace {
  host: string;
  port: number;
  /** Links to this address can be followed from a letter. */
  publicUrl: string;
  /** Null leaves letters closed. */
  keysFolder: string | null;
}

interface Answer {
  status: number;
  type: 'text/html' | 'text/css' | 'application/json';
  body: string;
}

// A mail is hostile content: no script, no frame, no form, no outside request.
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** The web page and the JSON interface of the mailbox; see `answer` for the routes. */
export async function openHttp(letters: Letters, place: HttpPlace): Promise<Listener> {
  const server = createServer((request, response) => {
    void answer(letters, place, request)
      .catch((): Answer => json({ error: 'the letter could not be read' }, 500))
      .then((found) => reply(response, found));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.port, place.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(letters: Letters, place: HttpPlace, request: IncomingMessage): Promise<Answer> {
  const [path = '/', query = ''] = (request.url ?? '/').split('?');
  if (request.method === 'DELETE' && path === '/api/letters') {
    await letters.clear();
    return json({ letters: [] });
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return json({ error: 'method not allowed' }, 405);
  if (path === '/') return page(listPage(letters.list(), query.startsWith('figer')));
  if (path === '/mailbox.css') return { status: 200, type: 'text/css', body: MAILBOX_CSS };
  if (path === '/api/letters') return json({ letters: letters.list() });
  if (path.endsWith('/codes')) return answerCodes(place, path);
  return answerOneLetter(letters, place, path);
}

/** Codes of invented accounts: where nothing is invented, there is no such page. */
async function answerCodes({ keysFolder }: HttpPlace, path: string): Promise<Answer> {
  if (keysFolder === null || !['/codes', '/api/codes'].includes(path)) return page(missingPage(), 404);
  const accounts = await codesOf(keysFolder, Date.now());
  return path === '/codes' ? page(codesPage(accounts)) : json({ accounts });
}

async function answerOneLetter(letters: Letters, place: HttpPlace, path: string): Promise<Answer> {
  const [, api, id = ''] = /^(\/api)?\/letters\/(\d+)$/.exec(path) ?? [];
  const letter = letters.find(id);
  if (letter) return api ? letterAsJson(letters, place, letter) : letterAsPage(letters, place, letter);
  return path.startsWith('/api/') ? json({ error: 'not found' }, 404) : page(missingPage(), 404);
}

async function letterAsPage(letters: Letters, place: HttpPlace, letter: LetterEntry): Promise<Answer> {
  const raw = await letters.raw(letter.id);
  const reading = await readAsRecipient(raw, place.keysFolder);
  return page(letterPage({ letter, reading, raw, publicUrl: place.publicUrl }));
}

/** The entry of the list, and what its recipient reads: null where the letter stays closed. */
async function letterAsJson(letters: Letters, place: HttpPlace, letter: LetterEntry): Promise<Answer> {
  const raw = await letters.raw(letter.id);
  const { outer, inner, signature, openedBy } = await readAsRecipient(raw, place.keysFolder);
  return json({
    ...letter,
    headers: outer.headers,
    openedBy,
    signature,
    subject: inner?.subject ?? null,
    innerHeaders: inner?.headers ?? null,
    text: inner?.text ?? null,
    attachments: (inner?.attachments ?? []).map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      size: content.length,
    })),
    raw: raw.toString('latin1'),
  });
}

const page = (body: string, status = 200): Answer => ({ status, type: 'text/html', body });
const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});

function reply(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': `${type}; charset=utf-8` });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
