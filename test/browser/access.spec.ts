import type { Browser, Page } from 'playwright-core';
import { startInstallation, type Installation } from '../harness/installation';
import { Colleagues } from '../harness/colleagues';
import { accessibilityFaults } from './accessibility';
import { describeInBrowser, newVisitor, openBrowser } from './open-browser';
import { button, signIn, unfold } from './sign-in';

const CHECKED = { bypassCSP: true } as const;

describeInBrowser('who may know a case', () => {
  let installation: Installation;
  let people: Colleagues;
  let browser: Browser;

  beforeAll(async () => {
    installation = await startInstallation({ suite: 'access-pages' });
    people = await Colleagues.of(installation);
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  const signedIn = (name: string) => signIn(browser, installation, `${name}@desk.example`, CHECKED);
  const shot = (page: Page, name: string) =>
    process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true }) : null;

  it('is read, given, taken back and marked on the page of the case', async () => {
    const { id, receipt } = await people.desk.declare();
    const { page, complaints } = await signedIn('analyste');
    await page.goto(`${installation.url}/console/dossiers/${id}`);
    const access = page.getByRole('region', { name: 'Accès et marquage' });
    await access
      .getByRole('row', { name: /^CERT|FSSI/ })
      .first()
      .waitFor();
    const form = await unfold(page, 'Donner accès');
    await form.getByLabel('À qui').selectOption({ label: 'Analyste d’astreinte (CERT)' });
    await form.getByLabel('Jusqu’au marquage').selectOption('AMBER+STRICT');
    await form.getByLabel('lire').check();
    await form.getByLabel('Motif').fill('renfort de nuit');
    await button(form, 'Donner accès').click();
    await access.getByText('renfort de nuit').waitFor();
    const marking = await unfold(page, 'Changer le marquage du dossier');
    // Filled in as it stands: whoever tightens one label asks for nothing else.
    expect(await marking.getByLabel('TLP', { exact: true }).inputValue()).toBe('AMBER+STRICT');
    await marking.getByLabel('PAP').selectOption('RED');
    await marking.getByLabel('Motif').fill('ne rien chercher dehors');
    await button(marking, 'Changer le marquage du dossier').click();
    await page.locator('.case-head').getByText('PAP:RED').waitFor();
    expect(await access.getByText(/veut alléger le marquage/).count()).toBe(0);
    await marking.getByLabel('TLP', { exact: true }).selectOption('AMBER');
    await marking.getByLabel('Motif').fill('sous-traitants qui restaurent');
    await button(marking, 'Changer le marquage du dossier').click();
    await page.getByText(/Cette information n’est pas du CERT/).waitFor();
    await marking.getByLabel('Qui a accepté, au nom de l’origine').fill('directeur');
    await marking.getByLabel('Preuve de cet accord').fill('courriel de 9 h 20');
    await button(marking, 'Changer le marquage du dossier').click();
    await access.getByText(/veut alléger le marquage du dossier/).waitFor();
    expect(await button(access, 'Confirmer l’allègement').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await shot(page, 'case-access');
    expect(complaints).toEqual([]);

    const other = await signedIn('responsable');
    await other.page.getByRole('link', { name: 'À décider (1)' }).click();
    await other.page.getByText('veut alléger le marquage : sous-traitants qui restaurent').waitFor();
    await other.page.getByRole('link', { name: receipt.reference }).click();
    await other.page.getByRole('button', { name: 'Confirmer l’allègement' }).click();
    await other.page.locator('.case-head').getByText('TLP:AMBER', { exact: true }).waitFor();
    await other.page.getByRole('link', { name: 'Dossiers' }).click();
    await other.page.getByRole('link', { name: 'À décider', exact: true }).waitFor();
  });

  it('is marked item by item, beside each', async () => {
    const { id } = await people.desk.declare();
    await people.act('analyste', `/cases/${id}/calls`, { to: 'ars:32', answered: true, note: 'rappel' });
    const { page, complaints } = await signedIn('analyste');
    await page.goto(`${installation.url}/console/dossiers/${id}`);
    const call = page.getByRole('region', { name: 'Appels' }).getByRole('listitem');
    await call.getByText('Origine : CERT').waitFor();
    await call.getByText('Changer le marquage').first().click();
    await call.getByLabel('PAP').selectOption('RED');
    await call.getByLabel('Motif').fill('source à protéger');
    await button(call, 'Changer le marquage').click();
    await call.getByText('PAP:RED', { exact: true }).waitFor();
    const versions = await unfold(page, /Déclarant et versions/);
    await versions.getByText('Origine : Structure déclarante').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shot(page, 'item-marking');
    expect(complaints).toEqual([]);
  });

  it('is drawn with its markings on what the facility reads', async () => {
    const { id, receipt } = await people.desk.declare();
    await people.act('analyste', `/cases/${id}/messages`, { body: 'Avez-vous des sauvegardes ?' });
    await people.act('analyste', `/cases/${id}/recommendations`, { sheet: 'call-list' });
    const stricter = { tlp: 'AMBER+STRICT', pap: 'RED', compartments: [], reason: 'ne rien chercher dehors' };
    await people.act('analyste', `/cases/${id}/marking`, {
      ...stricter,
      protection: 'restricted_distribution',
    });
    const { page, complaints } = await newVisitor(browser, CHECKED);
    await page.goto(`${installation.url}/suivi`);
    await page.getByLabel('Référence').fill(receipt.reference);
    await page.getByLabel('Code de suivi').fill(receipt.followUpCode);
    await button(page, 'Ouvrir').click();
    const message = page.getByRole('listitem').filter({ hasText: 'Avez-vous des sauvegardes ?' });
    const sheet = page.locator('details').filter({ hasText: 'cellule de crise' });
    for (const thing of [message, sheet])
      for (const label of ['TLP:AMBER+STRICT', 'PAP:RED', 'DIFFUSION RESTREINTE'])
        await thing.getByText(label, { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await shot(page, 'follow-up');
    expect(complaints).toEqual([]);
  });

  it('is asked for, or read for an hour behind a broken glass, which somebody else reviews', async () => {
    const { id, receipt } = await people.keptByOne();
    const { page, complaints } = await signedIn('analyste2');
    await page.goto(`${installation.url}/console/dossiers/${id}`);
    await page.getByText('Introuvable').waitFor();
    await page.getByRole('alert').getByRole('link', { name: 'Demander un accès' }).click();
    const ask = page.getByRole('region', { name: 'Demander à connaître un dossier' });
    await ask.getByLabel('Référence du dossier').fill(receipt.reference);
    await ask.getByLabel('Motif').fill('même attaquant');
    await button(ask, 'Demander l’accès').click();
    await page.getByRole('cell', { name: /en attente/ }).waitFor();
    await page.locator('p[role=status]:focus', { hasText: 'Votre demande est envoyée.' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shot(page, 'ask-access');
    const glass = page.getByRole('region', { name: 'Bris de glace' });
    await button(glass, 'Briser la glace').click();
    await glass.getByText('Réponse nécessaire.').first().waitFor();
    await glass.getByLabel('Référence du dossier').fill(receipt.reference);
    await glass.getByLabel('Motif').fill('patients en danger');
    await glass.getByLabel(/Ticket/).fill('NUIT-7');
    await button(glass, 'Briser la glace').click();
    await page.getByText(/Vous lisez ce dossier sans habilitation/).waitFor();
    expect(await page.getByRole('heading', { name: 'Agir' }).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await shot(page, 'glass-banner');
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);

    const reviewer = await signedIn('rssi');
    await reviewer.page.getByRole('link', { name: 'Bris de glace' }).click();
    await reviewer.page.getByRole('heading', { name: receipt.reference }).waitFor();
    await reviewer.page.getByLabel('Ce recours était').selectOption('justified');
    await reviewer.page.getByLabel('Pourquoi').fill('urgence vitale, rappel fait');
    await button(reviewer.page, 'Revoir').click();
    await reviewer.page.locator('p[role=status]:focus', { hasText: 'Votre avis est enregistré.' }).waitFor();
    await reviewer.page.getByText(/Revu par Responsable de la sécurité du CERT : justifié/).waitFor();
    expect(await accessibilityFaults(reviewer.page)).toEqual([]);
    await shot(reviewer.page, 'glass-review');
  });

  it('is in the record, which those who see to rights read', async () => {
    const { receipt } = await people.keptByOne();
    const { page } = await signedIn('dpo');
    await page.getByRole('heading', { level: 1, name: 'Registre' }).waitFor();
    await page.getByLabel('Acte').selectOption('revoke_access');
    await button(page, 'Chercher').click();
    await page.getByRole('row', { name: new RegExp(`retire un accès ${receipt.reference}`) }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shot(page, 'record');
  });

  it('is narrowed in the record by a person, and by a period', async () => {
    await people.keptByOne();
    const { page } = await signedIn('dpo');
    const lines = page.getByRole('table').locator('tbody tr');
    const who = await page
      .getByRole('button', { name: /^Responsable d’astreinte/ })
      .first()
      .innerText();
    const others = lines.filter({ hasNotText: who });
    expect(await others.count()).toBeGreaterThan(0);
    await button(page, who).first().click();
    await page.getByText(`Seulement les actes de : ${who}.`).waitFor();
    await others.first().waitFor({ state: 'detached' });
    expect(await lines.count()).toBeGreaterThan(0);
    await page.getByLabel('Du', { exact: true }).fill('2099-01-01');
    await button(page, 'Chercher').click();
    await page.getByText('Rien ne correspond.').waitFor();
    await page.getByLabel('Du', { exact: true }).fill('2024-01-01');
    await button(page, 'Chercher').click();
    await lines.first().waitFor();
    expect(await others.count()).toBe(0);
  });

  it('shows no case to whoever runs the platform', async () => {
    const { page } = await signedIn('administrateur');
    await page.getByRole('heading', { level: 1, name: 'Comptes' }).waitFor();
    expect(await page.getByRole('link', { name: 'Dossiers' }).count()).toBe(0);
  });
});
