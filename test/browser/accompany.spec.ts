import type { Browser } from 'playwright-core';
import { Desk, type Declared } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';
import { accessibilityFaults } from './accessibility';
import { describeInBrowser, newVisitor, openBrowser, type Watched } from './open-browser';
import { button, signIn, unfold } from './sign-in';

describeInBrowser('accompanying a facility', () => {
  let installation: Installation;
  let desk: Desk;
  let browser: Browser;
  let declared: Declared;

  beforeAll(async () => {
    installation = await startInstallation({ suite: 'accompany-pages' });
    desk = new Desk(installation);
    browser = await openBrowser();
    declared = await desk.declare({ commonProvider: 'Hébergeur Exemple' });
    await desk.qualify(declared.id);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  async function console(email?: string, options = {}): Promise<Watched> {
    const visitor = await signIn(browser, installation, email, options);
    const { page } = visitor;
    await page.goto(`${installation.url}/console/dossiers/${declared.id}`);
    await page.getByRole('heading', { name: 'Agir' }).waitFor();
    return visitor;
  }

  async function followUp(options = {}): Promise<Watched> {
    const visitor = await newVisitor(browser, options);
    const { page } = visitor;
    await page.goto(`${installation.url}/suivi`);
    await page.getByLabel('Référence').fill(declared.receipt.reference);
    await page.getByLabel('Code de suivi').fill(declared.receipt.followUpCode);
    await page.locator('form button[type=submit]').first().click();
    await page.getByRole('heading', { name: `Déclaration ${declared.receipt.reference}` }).waitFor();
    return visitor;
  }

  it('a sheet and a message go from the desk to the facility, which reads, applies and answers', async () => {
    const analyst = await console();
    const sending = await unfold(analyst.page, 'Envoyer une fiche');
    const list = sending.locator('select');
    await list.waitFor();
    await list.selectOption({ index: 1 });
    await button(sending, 'Envoyer la fiche').click();
    await analyst.page.getByText(/^Envoyée /).waitFor();
    const writing = await unfold(analyst.page, 'Écrire à la structure');
    await writing.locator('textarea').fill('Gardez les journaux du pare-feu.');
    await button(writing, 'Écrire à la structure').click();
    await eventually('the message sent', async () => (await writing.locator('textarea').inputValue()) === '');

    const facility = await followUp();
    const head = await facility.page.locator('h1 + p').innerText();
    expect(head).toMatch(/^TLP:AMBER\+STRICT PAP:AMBER Reçue/);
    await facility.page.getByText('Gardez les journaux du pare-feu.').waitFor();
    await button(facility.page, 'J’ai lu cette fiche').click();
    await facility.page.getByText('– lue').waitFor();
    await button(facility.page, 'C’est appliqué').click();
    await facility.page.getByText('– appliquée').waitFor();
    await facility.page.getByLabel('Écrire au CERT').fill('Les journaux sont gardés.');
    await button(facility.page, 'Envoyer le message').click();
    await facility.page.locator('li', { hasText: 'Les journaux sont gardés.' }).waitFor();

    await analyst.page.reload();
    await analyst.page.getByText('1 message(s) non lu(s).').waitFor();
    await analyst.page.getByText(/; appliquée /).waitFor();
    await unfold(analyst.page, 'Messages');
    await analyst.page.getByText('Les journaux sont gardés.').waitFor();
    await button(analyst.page, 'Marquer comme lu').click();
    await analyst.page.getByText('1 message(s) non lu(s).').waitFor({ state: 'detached' });
    expect([...analyst.complaints, ...facility.complaints]).toEqual([]);
  });

  it('who may know what is read on the page, with what is missing', async () => {
    const { page } = await console();
    await unfold(page, 'Qui peut savoir quoi');
    const anssi = page.locator('li', { has: page.getByText('ANSSI', { exact: true }) });
    await anssi.getByText(/Ne reçoit rien\./).waitFor();
    const arsLine = page.locator('li', { has: page.getByText('ARS Hauts-de-France', { exact: true }) });
    await arsLine
      .getByText(/Recevrait/)
      .first()
      .waitFor();
  });

  it('a second declaration that names the provider is attached by a person, and told with the others', async () => {
    const child = await desk.declare({
      facility: { name: 'Clinique', finess: '760000158' },
      commonProvider: 'hébergeur exemple',
    });
    const { page } = await console();
    const candidates = await unfold(page, 'Même prestataire');
    const attaching = candidates.locator('details', { hasText: 'Rattacher les 1' });
    await attaching.locator('> summary').click();
    await attaching.locator('textarea').fill('Même panne.');
    await button(attaching, 'Rattacher les 1').click();
    await candidates.getByText('1 dossier(s) rattaché(s).').waitFor();
    await candidates.getByText('Aucun dossier ne nomme ce prestataire.').waitFor();
    const telling = await unfold(page, 'Une mise à jour à tous les enfants');
    await telling.locator('textarea').fill('Le service revient à 18 h.');
    await button(telling, 'Envoyer à tous').click();
    await eventually('the update sent', async () => (await telling.locator('textarea').inputValue()) === '');
    const told = await child.declarant.ask<{ shared: { message: string } }>('GET', '/follow-up');
    expect(told.body.shared.message).toBe('Le service revient à 18 h.');
  });

  it('the dedicated chain shows to a cleared person and to nobody else', async () => {
    const manager = await console('responsable@desk.example');
    const deciding = await unfold(manager.page, 'Traitement particulier');
    await deciding.locator('textarea').fill('Chaîne dédiée.');
    await button(deciding, 'Traitement particulier').click();
    await manager.page.getByText('Lever le traitement particulier').first().waitFor();
    const analyst = await console();
    expect(await analyst.page.getByText(/particulier/i).count()).toBe(0);
  });

  it('has no fault that axe-core knows, everything unfolded', async () => {
    const faults: Record<string, string[]> = {};
    const analyst = await console('analyste@desk.example', { bypassCSP: true });
    for (const name of ['Qui peut savoir quoi', 'Messages', 'Envoyer une fiche', 'Consigner un accord'])
      await unfold(analyst.page, name);
    await analyst.page
      .getByText(/Recevrait/)
      .first()
      .waitFor();
    faults.case = await accessibilityFaults(analyst.page);
    const facility = await followUp({ bypassCSP: true });
    faults.followUp = await accessibilityFaults(facility.page);
    expect(faults).toEqual({ case: [], followUp: [] });
  });
});
