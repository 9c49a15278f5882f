import type { Browser, Page } from 'playwright-core';
import { Desk } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';
import { accessibilityFaults } from './accessibility';
import { describeInBrowser, openBrowser } from './open-browser';
import { button, signIn } from './sign-in';

const HOSTILE = `"><img src=x onerror="alert('img')"><script>alert('script')</script>`;

describeInBrowser('the console', () => {
  let installation: Installation;
  let desk: Desk;
  let browser: Browser;

  beforeAll(async () => {
    installation = await startInstallation({ suite: 'console' });
    desk = new Desk(installation);
    browser = await openBrowser();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  const signedIn = (email?: string, options = {}) => signIn(browser, installation, email, options);

  async function qualify(page: Page): Promise<void> {
    const indent = (name: string) => page.getByRole('group', { name });
    await indent('Sécurité des soins').getByLabel('Avéré').check();
    await indent('Organisation du système de santé').getByLabel('Non').check();
    await indent('Susceptible de toucher').getByLabel('Non').check();
    await page.getByLabel('Motif (facultatif)').fill('Soins interrompus aux urgences.');
    await button(page, 'Qualifier pour le compte de l’ARS').click();
  }

  it('takes a case from the queue, qualifies it, and sees the three letters leave', async () => {
    const { receipt } = await desk.declare();
    const { page, complaints } = await signedIn();
    await page.getByLabel('Référence').fill(receipt.reference.toLowerCase());
    await button(page, 'Chercher, actualiser').click();
    const row = page.getByRole('row').filter({ hasText: receipt.reference });
    await row.locator('summary').click();
    await row.getByText(/Menace \d\/4/).waitFor();
    await row.getByRole('link').click();
    await button(page, 'Prendre en charge').click();
    await qualify(page);
    await page.getByTestId('level').waitFor();
    expect(await page.getByTestId('level').innerText()).toBe('Grave');
    for (const authority of ['ARS Hauts-de-France', 'FSSI', 'CORRUSS']) {
      const letter = page.getByRole('row').filter({ hasText: authority });
      await letter.getByText(/Envoyée|Accusé reçu/).waitFor();
    }
    await page.getByText('Chronologie').click();
    await page.getByText('Signalement reçu, dossier ouvert').waitFor();
    await page.getByText('Déclarant et versions (1)').click();
    expect(await page.getByTestId('declarant').innerText()).toContain('@');
    expect(complaints).toEqual([]);
  });

  it('keeps the session out of the reach of scripts', async () => {
    const { page } = await signedIn();
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: '__Host-vigie', httpOnly: true, secure: true, sameSite: 'Strict' });
    expect(await page.evaluate('document.cookie + JSON.stringify([localStorage, sessionStorage])')).toBe(
      '[{},{}]',
    );
  });

  it('tells who was quicker, keeps what was typed, and lets it be sent after a reading', async () => {
    const { id } = await desk.declare();
    const analyst = await desk.analyst();
    await analyst.ask('POST', `/cases/${id}/take`);
    const { page } = await signedIn();
    await page.goto(`${installation.url}/console/dossiers/${id}`);
    await page.getByLabel('Motif (facultatif)').waitFor();
    await analyst.ask('POST', `/cases/${id}/calls`, { body: { to: 'fssi', answered: false } });
    await qualify(page);
    await page.getByText('Modifié entre-temps').waitFor();
    await page.getByText(/Dernière modification : Analyste/).waitFor();
    await button(page, 'Relire le dossier').click();
    await page.getByText('Modifié entre-temps').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Motif (facultatif)').inputValue()).toBe('Soins interrompus aux urgences.');
    await button(page, 'Qualifier pour le compte de l’ARS').click();
    await page.getByTestId('level').waitFor();
  });

  it('shows an authority the case and no act of the desk', async () => {
    const { id } = await desk.declare();
    const { page } = await signedIn('fssi@autorite.example');
    await page.goto(`${installation.url}/console/dossiers/${id}`);
    await page.getByRole('heading', { name: 'Faits déclarés' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Agir' }).count()).toBe(0);
  });

  it('shows hostile text as text, wherever it was typed', async () => {
    const { id } = await desk.declare({
      facility: { name: HOSTILE },
      declarant: { name: HOSTILE, role: 'other', email: 'x@y.example' },
      narrative: HOSTILE,
      commonProvider: HOSTILE,
    });
    const analyst = await desk.analyst();
    await analyst.ask('POST', `/cases/${id}/take`);
    const { page, complaints } = await signedIn();
    await page.goto(`${installation.url}/console/dossiers/${id}`);
    await page.getByLabel('Motif (facultatif)').fill(HOSTILE);
    await button(page, 'Qualifier pour le compte de l’ARS').click();
    await page.getByTestId('level').waitFor();
    expect(await page.getByText(HOSTILE, { exact: true }).count()).toBeGreaterThanOrEqual(3);
    expect(await page.locator('#page img, #page script').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('has no fault that axe-core knows', async () => {
    const { id } = await desk.declare();
    const faults: Record<string, string[]> = {};
    const { page } = await signedIn('analyste@desk.example', { bypassCSP: true });
    await page.getByRole('table').waitFor();
    faults.queue = await accessibilityFaults(page);
    await page.goto(`${installation.url}/console/dossiers/${id}`);
    await button(page, 'Prendre en charge').click();
    await button(page, 'Qualifier pour').click();
    faults.case = await accessibilityFaults(page);
    expect(faults).toEqual({ queue: [], case: [] });
  });
});
