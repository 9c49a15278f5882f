import type { Browser, Locator, Page } from 'playwright-core';
import { Desk } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';
import { accessibilityFaults } from './accessibility';
import { press, tabTo, typeInto } from './keyboard';
import { describeInBrowser, newVisitor, openBrowser, type Watched } from './open-browser';
import { passSecondFactor } from './pass-second-factor';

const DESKTOP = { viewport: { width: 1280, height: 900 } };
const HOSTILE = `"><img src=x onerror="alert('img')">`;
const button = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name });

async function unfold(page: Page, name: string | RegExp): Promise<Locator> {
  const part = page
    .locator('details')
    .filter({ has: page.locator('> summary', { hasText: name }) })
    .first();
  await part.locator('> summary').click();
  return part;
}

describeInBrowser('the office of the desk', () => {
  let installation: Installation;
  let desk: Desk;
  let browser: Browser;

  beforeAll(async () => {
    installation = await startInstallation({ suite: 'desk-office' });
    desk = new Desk(installation);
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  async function signedIn(email: string, options = {}): Promise<Watched> {
    const visitor = await newVisitor(browser, { ...DESKTOP, ...options });
    await visitor.page.goto(`${installation.url}/console`);
    await visitor.page.getByLabel('Adresse').fill(email);
    await visitor.page.getByLabel('Mot de passe').fill(installation.password);
    await button(visitor.page, 'Se connecter').click();
    await passSecondFactor(visitor.page, installation, email);
    await visitor.page.getByRole('heading', { name: 'Dossiers' }).waitFor();
    return visitor;
  }

  async function onCase(id: string, options = {}): Promise<Watched> {
    const visitor = await signedIn('analyste@desk.example', options);
    await visitor.page.goto(`${installation.url}/console/dossiers/${id}`);
    await visitor.page.getByRole('heading', { name: 'Agir' }).waitFor();
    return visitor;
  }

  const factOf = (page: Page, name: string) =>
    page.locator('dl.facts > div', { has: page.getByText(name, { exact: true }) }).locator('dd');

  it('types in a telephone call by keyboard alone, and reads reference and code to the caller', async () => {
    const { page, complaints } = await signedIn('analyste@desk.example');
    await press(page, page.getByRole('link', { name: 'Saisir' }));
    await page.getByRole('heading', { name: 'Saisir une déclaration' }).waitFor();
    await press(page, button(page, 'Enregistrer la déclaration'));
    await page.getByRole('heading', { name: '5 réponses à corriger' }).waitFor();
    await typeInto(page, page.getByLabel('Structure touchée'), 'Clinique au téléphone');
    await typeInto(page, page.getByLabel('Numéro FINESS'), 'trop court');
    await tabTo(page, page.getByLabel('Type de structure'));
    await page.keyboard.type('EHPAD');
    await typeInto(page, page.getByLabel('Département'), '59');
    await typeInto(page, page.getByLabel('Nom du déclarant'), 'Camille Exemple');
    await tabTo(page, page.getByLabel('Sa fonction'));
    await page.keyboard.type('Direction');
    await typeInto(page, page.getByLabel('Son téléphone'), '+33 1 99 00 00 03');
    await typeInto(page, page.getByLabel('Ce qui est dit'), 'Plus rien ne s’ouvre.');
    await page.getByLabel('Quand cela a été constaté').fill('2024-02-11T03:00');
    await press(page, button(page, 'Enregistrer la déclaration'));
    await press(page, page.getByRole('link', { name: /^Numéro FINESS : / }));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('Delete');
    await press(page, button(page, 'Enregistrer la déclaration'));
    await page.getByRole('heading', { name: 'Déclaration enregistrée' }).waitFor();
    const reference = await page.getByTestId('reference').innerText();
    const followUpCode = await page.getByTestId('code').innerText();
    const caller = await newVisitor(browser);
    await caller.page.goto(`${installation.url}/suivi`);
    await caller.page.getByLabel('Référence').fill(reference);
    await caller.page.getByLabel('Code de suivi').fill(followUpCode);
    await caller.page.locator('form button[type=submit]').first().click();
    await caller.page.getByRole('heading', { name: `Déclaration ${reference}` }).waitFor();
    await page.getByRole('link', { name: 'Voir la file' }).click();
    await page.getByRole('link', { name: 'Clinique au téléphone' }).click();
    await page
      .getByText(/\(téléphone\)/)
      .first()
      .waitFor();
    await page.getByText(/EHPAD · département 59 · ARS Hauts-de-France/).waitFor();
    expect(complaints).toEqual([]);
  });

  it('dates the awareness of a controller: its clock starts, and the timeline says why', async () => {
    const { id } = await desk.declare({ noticedAt: '2024-02-11T03:00:00+01:00' });
    const { page, complaints } = await onCase(id);
    const dating = await unfold(page, 'Dater la connaissance de la violation');
    await dating.getByLabel(/^Quand ce responsable/).fill('2024-02-11T04:30');
    await dating.getByLabel('Motif').fill(HOSTILE);
    await button(dating, 'Dater la connaissance').click();
    await page.getByText(/connaissance : dimanche 11 février 2024 à 04:30/).waitFor();
    await unfold(page, 'Chronologie');
    const line = page.locator('.timeline li', { hasText: 'Prise de connaissance consignée' });
    await line.getByText(HOSTILE).waitFor();
    expect(await page.locator('#page img').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('shows what the rules turn on, and the children of a parent in the queue', async () => {
    const systems = ['patient_record', 'medical_device'];
    const data = { personal: 'yes', health: 'yes', nir: 'yes', records: 1200 };
    const facility = { name: 'Centre hospitalier de La Réunion', department: '974', ose: 'yes' };
    const { id } = await desk.declare({ systems, data, facility, commonProvider: 'Hébergeur Exemple' });
    const child = await desk.declare({ commonProvider: 'Hébergeur Exemple', incidentType: 'unknown' });
    const analyst = await desk.analyst();
    await analyst.ask('POST', `/cases/${id}/children`, {
      body: { cases: [child.id], reason: 'Même panne.' },
    });
    const { page } = await onCase(id);
    expect(await factOf(page, 'Systèmes touchés').innerText()).toBe('Dossier patient, Dispositif médical');
    expect(await factOf(page, 'Numéros de sécurité sociale (NIR)').innerText()).toBe('Oui');
    expect(await factOf(page, 'Enregistrements concernés').innerText()).toMatch(/^1\s200$/);
    await page.getByText('OSE : Oui · entité NIS 2 : Je ne sais pas').waitFor();
    await page.getByText(/Qui appeler sur place : .*\(UTC\+4\)/).waitFor();
    await unfold(page, 'Enfants');
    await page.getByRole('link', { name: 'Les voir tous dans la file' }).click();
    await page.getByRole('heading', { name: 'Dossiers rattachés' }).waitFor();
    await page.getByRole('row').filter({ hasText: child.receipt.reference }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
  });

  it('starts from what the facts propose, and sets two versions side by side', async () => {
    const { id, declarant } = await desk.declare({ patientDanger: 'actual' });
    await declarant.ask('POST', '/follow-up/complements', { body: { patientDanger: 'none' } });
    const { page } = await onCase(id);
    await unfold(page, 'Déclarant et versions (2)');
    await button(page, 'Comparer').click();
    const row = page.getByRole('row').filter({ hasText: 'Danger pour les patients' });
    await row.waitFor();
    expect(await row.getByRole('cell').allInnerTexts()).toEqual([
      'Danger pour les patients',
      'Avérée',
      'Aucune',
    ]);
    const danger = await desk.declare({ patientDanger: 'actual' });
    await page.goto(`${installation.url}/console/dossiers/${danger.id}`);
    await button(page, 'Prendre en charge').click();
    const indent = page.getByRole('group', { name: 'Sécurité des soins' });
    await indent.getByText(/^Proposé : avéré – /).waitFor();
    expect(await indent.getByLabel('Avéré').isChecked()).toBe(true);
    await page.getByRole('heading', { name: 'Objectifs internes' }).waitFor();
  });

  it('a rank decided by a person is given back to the rule', async () => {
    const { id } = await desk.declare();
    const { page } = await onCase(id);
    expect(await page.getByText('Rendre la priorité à la règle').count()).toBe(0);
    const ranking = await unfold(page, 'Corriger la priorité');
    await ranking.getByLabel('Rang').fill('63');
    await ranking.getByLabel('Motif').fill('Réanimation.');
    await button(ranking, 'Corriger la priorité').click();
    const back = await unfold(page, 'Rendre la priorité à la règle');
    await back.getByLabel('Motif').fill('Le service a repris.');
    await button(back, 'Rendre la priorité').click();
    await page.getByText('Rendre la priorité à la règle').first().waitFor({ state: 'detached' });
  });

  it('closes the desk for a day, withdraws it, and counts what was set aside', async () => {
    const { page, complaints } = await signedIn('responsable@desk.example');
    await page.getByRole('link', { name: 'Administrer' }).click();
    await page.getByLabel('Jour', { exact: true }).fill('2027-05-07');
    await page.getByLabel('Pourquoi le CERT est fermé').fill(HOSTILE);
    await button(page, 'Fermer ce jour').click();
    const row = page.getByRole('row').filter({ hasText: 'vendredi 7 mai 2027' });
    await row.getByText(HOSTILE).waitFor();
    await button(row, 'Retirer').click();
    await row.getByText(/^retiré /).waitFor();
    await button(page, 'Compter').click();
    await page.getByRole('row').filter({ hasText: 'Sans lien avec le numérique' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows nobody a page that the account may not use', async () => {
    const { page } = await signedIn('analyste@desk.example');
    expect(await page.getByRole('link', { name: 'Administrer' }).count()).toBe(0);
    await page.goto(`${installation.url}/console/fermetures`);
    await page.getByRole('heading', { name: 'Dossiers' }).waitFor();
    const authority = await signedIn('fssi@autorite.example');
    expect(await authority.page.getByRole('link', { name: 'Saisir' }).count()).toBe(0);
  });

  it('has no fault that axe-core knows', async () => {
    const faults: Record<string, string[]> = {};
    const { page } = await signedIn('responsable@desk.example', { bypassCSP: true });
    await page.goto(`${installation.url}/console/saisie`);
    await button(page, 'Enregistrer la déclaration').click();
    faults.typing = await accessibilityFaults(page);
    await page.goto(`${installation.url}/console/fermetures`);
    await button(page, 'Compter').click();
    await page.getByRole('table').last().waitFor();
    faults.administration = await accessibilityFaults(page);
    expect(faults).toEqual({ typing: [], administration: [] });
  });
});
