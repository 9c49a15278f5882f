import type { Browser, Page } from 'playwright-core';
import { Desk } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';
import { accessibilityFaults } from './accessibility';
import { press, typeInto } from './keyboard';
import { describeInBrowser, openBrowser } from './open-browser';
import { button, signIn, unfold } from './sign-in';

const MANAGER = 'responsable@desk.example';
const OFFICER = 'dpo@desk.example';
const MONTH = 31 * 86_400_000;

describeInBrowser('what is kept, and for how long', () => {
  let installation: Installation;
  let desk: Desk;
  let browser: Browser;

  beforeAll(async () => {
    const settings = { RETENTION_INTERVAL_MS: '300' };
    installation = await startInstallation({ suite: 'retention-browser', settings });
    desk = new Desk(installation);
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  async function open(email: string) {
    const visitor = await signIn(browser, installation, email, { bypassCSP: true });
    await visitor.page.getByRole('link', { name: 'Conservation' }).click();
    await visitor.page.getByRole('heading', { level: 1, name: 'Conservation' }).waitFor();
    return visitor;
  }
  const section = (page: Page, name: string) => page.getByRole('region', { name });
  const screen = async (page: Page, name: string) => {
    if (process.env.SCREENS)
      await page.screenshot({ path: `${process.env.SCREENS}/${name}.png`, fullPage: true });
  };

  it('is held by one person with the keyboard alone, and lifted by two', async () => {
    const { receipt } = await desk.declare({ narrative: 'Le PACS est chiffré.' });
    const { page, complaints } = await open(MANAGER);
    await press(page, page.locator('summary', { hasText: 'Geler un dossier' }));
    const holding = section(page, 'Dossiers gelés');
    await typeInto(page, holding.getByLabel('Référence du dossier'), receipt.reference);
    await typeInto(page, holding.getByLabel('Pourquoi le garder'), 'Réquisition du parquet.');
    await press(page, button(page, 'Geler ce dossier'));
    const card = holding.getByRole('listitem').filter({ hasText: receipt.reference });
    await card.getByText('Gelé par').waitFor();
    await press(page, card.locator('summary'));
    await typeInto(page, card.getByLabel('Pourquoi lever ce gel'), 'La procédure est close.');
    await press(page, button(card, 'Demander la levée'));
    await card.getByText('Une autre personne doit la prononcer').waitFor();
    expect(await button(card, /./).count()).toBe(0);

    const second = await open(OFFICER);
    const same = section(second.page, 'Dossiers gelés').getByRole('listitem');
    await same.locator('summary', { hasText: 'Prononcer la levée' }).click();
    await screen(second.page, 'hold');
    expect(await accessibilityFaults(second.page)).toEqual([]);
    await same.getByLabel('Pourquoi vous le levez aussi').fill('Vérifié avec le parquet.');
    await button(same, 'Lever le gel').click();
    await second.page.getByText('Gels levés (1)').waitFor();
    expect([...complaints, ...second.complaints]).toEqual([]);
  }, 90_000);

  it('is erased by two persons, and leaves a certificate that an auditor opens and takes away', async () => {
    const { id, receipt } = await desk.declare();
    const { page, complaints } = await open(MANAGER);
    await unfold(page, 'Demander un effacement');
    const erasing = section(page, 'Effacements avant terme');
    await erasing.getByLabel('Référence du dossier').fill(receipt.reference);
    await erasing.getByLabel('Pourquoi l’effacer').fill('Déclaré deux fois par erreur.');
    await button(erasing, 'Demander l’effacement').click();
    await erasing.getByText('Une autre personne doit confirmer.').waitFor();

    const second = await open(OFFICER);
    const asked = section(second.page, 'Effacements avant terme').getByRole('listitem');
    await asked.locator('summary').click();
    await asked.getByLabel('Ce que vous avez vérifié').fill('Le doublon est complet.');
    await screen(second.page, 'erasure');
    await button(asked, 'Confirmer : effacer définitivement').click();
    await asked.getByText('effacé dès que rien ne l’empêche').waitFor();
    await eventually(
      'it is erased',
      async () => (await installation.adminQuery('select from erasure where case_id = $1', [id])).length > 0,
    );

    const auditor = await open('rssi@desk.example');
    expect(await section(auditor.page, 'Dossiers gelés').count()).toBe(0);
    const card = auditor.page.getByRole('listitem').filter({ hasText: id });
    await card.locator('summary').click();
    await card.getByText('par deux personnes, avant terme').waitFor();
    await card.getByText(/^[\da-f]{64}$/).waitFor();
    await screen(auditor.page, 'certificate');
    expect(await accessibilityFaults(auditor.page)).toEqual([]);
    const [file] = await Promise.all([
      auditor.page.waitForEvent('download'),
      card.getByRole('link', { name: 'Télécharger' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^certificat-[\da-f-]{36}\.json$/);
    expect([...complaints, ...second.complaints, ...auditor.complaints]).toEqual([]);
  }, 90_000);

  it('says at three in the morning, on a telephone, what falls due and by which rule', async () => {
    const { id, receipt } = await desk.declare();
    await installation.adminQuery(`update incident_case set status = 'closed' where id = $1`, [id]);
    await installation.adminQuery(`update incident_case set ended_at = $2 where id = $1`, [
      id,
      new Date((await installation.clock.now()) - 11 * MONTH),
    ]);
    const night = { viewport: { width: 360, height: 740 }, colorScheme: 'dark', bypassCSP: true } as const;
    const { page, complaints } = await signIn(browser, installation, OFFICER, night);
    await page.getByRole('link', { name: 'Conservation' }).click();
    const row = page.getByRole('row').filter({ hasText: receipt.reference }).first();
    await row.getByText('Coordonnées du déclarant').waitFor();
    await row.getByText('sera effacé').waitFor();
    await unfold(page, 'Règles de conservation');
    await page.getByText('depuis la fin du dossier').first().waitFor();
    await screen(page, 'due');
    expect(await accessibilityFaults(page)).toEqual([]);
    const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect(wide).toBe(false);
    expect(complaints).toEqual([]);
  }, 90_000);
});
