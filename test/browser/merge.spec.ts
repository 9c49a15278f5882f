import type { Browser, Locator, Page } from 'playwright-core';
import { Desk, type Declared } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';
import { accessibilityFaults } from './accessibility';
import { describeInBrowser, newVisitor, openBrowser, type Watched } from './open-browser';
import { passSecondFactor } from './pass-second-factor';

const DESKTOP = { viewport: { width: 1280, height: 900 } };
const button = (within: Page | Locator, name: string) => within.getByRole('button', { name });

describeInBrowser('a duplicate', () => {
  let installation: Installation;
  let desk: Desk;
  let browser: Browser;

  beforeAll(async () => {
    installation = await startInstallation({ suite: 'merge-pages' });
    desk = new Desk(installation);
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  async function merge(duplicate: Declared, target: Declared, sameDeclarant: boolean): Promise<Watched> {
    const visitor = await newVisitor(browser, DESKTOP);
    const { page } = visitor;
    await page.goto(`${installation.url}/console`);
    await page.getByLabel('Adresse').fill('analyste@desk.example');
    await page.getByLabel('Mot de passe').fill(installation.password);
    await button(page, 'Se connecter').click();
    await passSecondFactor(page, installation, 'analyste@desk.example');
    await page.getByRole('heading', { name: 'Dossiers' }).waitFor();
    await page.goto(`${installation.url}/console/dossiers/${duplicate.id}`);
    const part = page.locator('details').filter({
      has: page.locator('> summary', { hasText: 'Réunir à un autre dossier' }),
    });
    await part.locator('> summary').click();
    await part.getByLabel('Dossier qui continue').fill(`${installation.url}/console/dossiers/${target.id}`);
    if (sameDeclarant) await part.getByLabel('Même déclarant, vérifié en le rappelant').check();
    await part.getByLabel('Motif').fill('Déclaré deux fois.');
    await part.locator('button').last().click();
    await page.getByText('Réuni à un autre dossier').first().waitFor();
    return visitor;
  }

  async function follow({ receipt }: Declared): Promise<Watched> {
    const visitor = await newVisitor(browser, DESKTOP);
    const { page } = visitor;
    await page.goto(`${installation.url}/suivi`);
    await page.getByLabel('Référence').fill(receipt.reference);
    await page.getByLabel('Code de suivi').fill(receipt.followUpCode);
    await button(page, 'Ouvrir').click();
    await page.getByTestId('status').waitFor();
    return visitor;
  }

  it.each([
    ['of the same declarant opens the case that goes on', true],
    ['of whoever nobody called back keeps a page of its own, with nothing to write', false],
  ])(
    '%s',
    async (_, sameDeclarant) => {
      const [duplicate, target] = [await desk.declare(), await desk.declare()];
      const analyst = await merge(duplicate, target, sameDeclarant);
      const declarant = await follow(duplicate);
      const { page } = declarant;
      const shown = sameDeclarant ? target : duplicate;
      await page.getByRole('heading', { name: `Déclaration ${shown.receipt.reference}` }).waitFor();
      expect(await button(page, 'Envoyer le message').count()).toBe(sameDeclarant ? 1 : 0);
      expect(await page.getByText('rien ne s’ajoute plus ici').count()).toBe(sameDeclarant ? 0 : 1);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect([...analyst.complaints, ...declarant.complaints]).toEqual([]);
    },
    60_000,
  );
});
