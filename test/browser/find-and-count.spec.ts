import type { Browser } from 'playwright-core';
import { Desk } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';
import { accessibilityFaults } from './accessibility';
import { press, typeInto } from './keyboard';
import { describeInBrowser, openBrowser } from './open-browser';
import { button, signIn } from './sign-in';

describeInBrowser('finding and counting cases', () => {
  let installation: Installation;
  let desk: Desk;
  let browser: Browser;

  beforeAll(async () => {
    installation = await startInstallation({ suite: 'find-and-count' });
    desk = new Desk(installation);
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  it('finds a case from the header by keyboard alone, and opens it', async () => {
    const { receipt } = await desk.declare({ narrative: 'Le déchiffreur Kobold tourne encore.' });
    const analyst = await desk.analyst();
    // The worker reads what changed every half second.
    await eventually('its words are found', async () => {
      const { body } = await analyst.ask<{ found: unknown[] }>('GET', '/search?q=kobold');
      return body.found.length === 1;
    });
    const { page, complaints } = await signIn(browser, installation, 'analyste@desk.example', {
      bypassCSP: true,
    });
    await typeInto(page, page.getByRole('searchbox', { name: 'Rechercher' }), 'dechiffreur');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Recherche' }).waitFor();
    await page.getByText('trouvé dans : la déclaration').waitFor();
    expect(page.url()).not.toContain('dechiffreur');
    expect(await accessibilityFaults(page)).toEqual([]);
    await press(
      page,
      page.getByRole('link', { name: 'Centre hospitalier' }).or(page.locator('ol.cards a')).first(),
    );
    await page.getByText(receipt.reference).first().waitFor();
    expect(complaints).toEqual([]);
  }, 60_000);

  it('says that nothing is found, and what can be looked for', async () => {
    const { page } = await signIn(browser, installation);
    await page.goto(`${installation.url}/console/recherche`);
    await page.getByText('Saisissez dans l’en-tête').waitFor();
    await typeInto(page, page.getByRole('searchbox', { name: 'Rechercher' }), 'introuvable');
    await page.keyboard.press('Enter');
    await page.getByText('Aucun dossier trouvé pour « introuvable ».').waitFor();
  }, 60_000);

  it('counts in tables that are read without their bars', async () => {
    const { page, complaints } = await signIn(browser, installation, 'analyste@desk.example', {
      bypassCSP: true,
    });
    await press(page, page.getByRole('link', { name: 'Statistiques' }));
    await page.getByRole('heading', { name: 'Statistiques' }).waitFor();
    await press(page, button(page, 'Compter'));
    const states = page.getByRole('table', { name: 'Par état' });
    await states.getByRole('rowheader', { name: 'Reçu' }).waitFor();
    expect(await states.getByRole('cell').first().textContent()).toContain('1');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
  }, 60_000);
});
