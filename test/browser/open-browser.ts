import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  );

function findChromium(): string | null {
  const candidates = (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'chromium'));
  return candidates.find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const program = findChromium();
if (!program && process.env.CI === 'true') throw new Error('chromium is not installed');

/** `describe`, or a skip that says why: a desk's laptop may have no Chromium, a build server must. */
export const describeInBrowser = (name: string, body: () => void) =>
  program ? describe(name, body) : describe.skip(`${name} (no chromium on this machine)`, body);

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: program!, args: FLAGS });

/** A page that remembers what it complained of. */
export interface Watched {
  page: Page;
  /** Console errors, uncaught errors, dialogs and refusals of the content policy. */
  complaints: string[];
}

/** A visitor of his own: no cookie, no storage, a telephone's screen unless said otherwise. */
export async function newVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const phone = { width: 320, height: 640 };
  const context = await browser.newContext({
    viewport: phone,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // Chromium reports every refusal of the API and every cut line; the pages explain those to people.
    const expected =
      message.text().startsWith('Failed to load resource') && message.location().url.includes('/api/');
    if (message.type() === 'error' && !expected) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, complaints };
}
