import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Installation } from '../harness/installation';
import { newVisitor, type Watched } from './open-browser';
import { passSecondFactor } from './pass-second-factor';

export const DESKTOP = { viewport: { width: 1280, height: 900 } };
export const button = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name });

/** Somebody at a desk, signed in and before the list of cases, or what the account is for. */
export async function signIn(
  browser: Browser,
  installation: Installation,
  email = 'analyste@desk.example',
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const visitor = await newVisitor(browser, { ...DESKTOP, ...options });
  const { page } = visitor;
  const { url, password } = installation;
  await page.goto(`${url}/console`);
  await page.getByLabel('Adresse').fill(email);
  await page.getByLabel('Mot de passe').fill(password);
  await button(page, 'Se connecter').click();
  await passSecondFactor(page, installation, email);
  await page
    .getByRole('heading', { level: 1, name: /^(Dossiers|Bris de glace|Registre|Comptes|Mon compte)/ })
    .waitFor();
  return visitor;
}

/** A part that is folded under its name, opened. */
export async function unfold(page: Page, name: string | RegExp): Promise<Locator> {
  const part = page
    .locator('details')
    .filter({ has: page.locator('> summary', { hasText: name }) })
    .first();
  await part.locator('> summary').click();
  return part;
}
