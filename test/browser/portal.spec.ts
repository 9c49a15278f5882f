import type { Browser, Page } from 'playwright-core';
import { startInstallation, type Installation } from '../harness/installation';
import { accessibilityFaults } from './accessibility';
import { press, tabTo, typeInto } from './keyboard';
import { describeInBrowser, newVisitor, openBrowser } from './open-browser';

const field = (page: Page, name: string) => page.locator(`[id="f-${name}"]`);
const button = (page: Page, name: string) => page.getByRole('button', { name });

/** The five vital answers, by mouse or finger. */
async function answer(page: Page, narrative = 'Les postes sont chiffrés depuis 3 h.'): Promise<void> {
  await field(page, 'facility.name').fill('Clinique des Tilleuls');
  await field(page, 'declarant.name').fill('Sacha Exemple');
  await field(page, 'declarant.role').selectOption('director');
  await field(page, 'declarant.email').fill('direction@hopital.example');
  await field(page, 'narrative').fill(narrative);
  await button(page, 'Il y a 1 h').click();
}

async function receiptOf(page: Page): Promise<{ reference: string; code: string }> {
  const reference = await page.getByTestId('reference').innerText();
  return { reference, code: await page.getByTestId('code').innerText() };
}

describeInBrowser('the portal', () => {
  let installation: Installation;
  let browser: Browser;

  beforeAll(async () => {
    installation = await startInstallation({ suite: 'portal', processes: ['api'] });
    browser = await openBrowser();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  const countCases = async () =>
    (await installation.adminQuery<{ n: string }>('select count(*) as n from incident_case'))[0]?.n;

  it('takes a declaration and shows its follow-up by keyboard alone, 320 pixels wide', async () => {
    const { page, complaints } = await newVisitor(browser);
    await page.goto(installation.url);
    await press(page, page.getByRole('link', { name: 'Déclarer un incident' }));
    await typeInto(page, field(page, 'facility.name'), 'Clinique des Tilleuls');
    await typeInto(page, field(page, 'declarant.name'), 'Sacha Exemple');
    await typeInto(page, field(page, 'declarant.role'), 'D');
    await typeInto(page, field(page, 'declarant.email'), 'direction@hopital.example');
    await typeInto(page, field(page, 'narrative'), 'Les postes sont chiffrés.');
    await press(page, button(page, 'Il y a 1 h'));
    await press(page, button(page, 'Envoyer maintenant'));
    await page.getByRole('heading', { name: 'Déclaration enregistrée' }).waitFor();
    const { reference, code } = await receiptOf(page);
    expect(reference).toMatch(/^VG(-[0-9A-Z]{4}){3}$/);
    expect(code.replaceAll('-', '')).toHaveLength(26);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await press(page, button(page, 'J’ai noté le code'));
    await page.getByRole('heading', { name: `Déclaration ${reference}` }).waitFor();
    expect(await page.getByTestId('status').innerText()).toBe('Reçu.');
    await page.getByText('Notifier à : CNIL').waitFor();
    expect(await page.getByText('heure de Paris').count()).toBeGreaterThan(0);
    expect(await page.getByText('il reste').innerText()).toMatch(/il reste 2 j 2[23] h/);
    expect(complaints).toEqual([]);
  });

  it('opens the follow-up again from what was noted, and settles what the facility says it has filed', async () => {
    const { page, complaints } = await newVisitor(browser);
    await page.goto(`${installation.url}/declarer`);
    await answer(page);
    await button(page, 'Envoyer maintenant').click();
    const { reference, code } = await receiptOf(page);
    const later = await newVisitor(browser);
    await later.page.goto(`${installation.url}/suivi`);
    await field(later.page, 'reference').fill(reference);
    await field(later.page, 'code').fill('faux');
    await button(later.page, 'Ouvrir').click();
    await later.page.getByText('Référence ou code inconnu').waitFor();
    await field(later.page, 'code').fill(code.toLowerCase().replaceAll('-', ' '));
    await button(later.page, 'Ouvrir').click();
    await later.page.getByLabel('Numéro de récépissé').fill('CNIL-2024-7');
    await button(later.page, 'J’ai notifié').click();
    await later.page.getByText(/✓ Fait .* CNIL-2024-7/).waitFor();
    expect([...complaints, ...later.complaints]).toEqual([]);
  });

  it('says each error beside its field, puts the focus on the summary, and keeps every answer', async () => {
    const { page } = await newVisitor(browser);
    await page.goto(`${installation.url}/declarer`);
    await field(page, 'narrative').fill('Le serveur ne répond plus.');
    await button(page, 'Envoyer maintenant').click();
    const summary = page.getByRole('alert');
    expect(await summary.and(page.locator(':focus')).count()).toBe(1);
    expect(await summary.getByRole('link').count()).toBe(5);
    await press(page, summary.getByRole('link', { name: 'Indiquez votre nom.' }));
    expect(await field(page, 'declarant.name').and(page.locator(':focus')).count()).toBe(1);
    expect(await field(page, 'declarant.name').getAttribute('aria-invalid')).toBe('true');
    await field(page, 'declarant.name').fill('Sacha');
    expect(await summary.getByRole('link').count()).toBe(4);
    await page.reload();
    expect(await field(page, 'narrative').inputValue()).toBe('Le serveur ne répond plus.');
    expect(await field(page, 'declarant.name').inputValue()).toBe('Sacha');
  });

  it('gives one case and its receipt when the answer is lost on the way and the person tries again', async () => {
    const { page } = await newVisitor(browser);
    await page.goto(`${installation.url}/declarer`);
    await answer(page, 'Avant la coupure.');
    const before = Number(await countCases());
    await page.route('**/api/v1/declarations', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await button(page, 'Envoyer maintenant').click();
    await page.getByText('Pas de réponse du service').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain(installation.settings.DESK_PHONE);
    await page.unroute('**/api/v1/declarations');
    await field(page, 'narrative').fill('Après la coupure.');
    await button(page, 'Réessayer l’envoi').click();
    await page.getByRole('heading', { name: 'Déclaration enregistrée' }).waitFor();
    expect(await page.getByText('Après la coupure.').count()).toBe(1);
    expect(Number(await countCases())).toBe(before + 1);
  });

  it('offers the receipt as a PDF', async () => {
    const { page } = await newVisitor(browser);
    await page.goto(`${installation.url}/declarer`);
    await answer(page);
    await button(page, 'Envoyer maintenant').click();
    const { reference } = await receiptOf(page);
    const download = page.waitForEvent('download');
    await button(page, 'Récépissé (PDF)').click();
    expect((await download).suggestedFilename()).toBe(`recepisse-${reference}.pdf`);
  });

  it('finds the facility in the directory', async () => {
    const { page } = await newVisitor(browser);
    const [known] = await installation.adminQuery<{ name: string }>(
      'select name from facility order by name limit 1',
    );
    await page.goto(`${installation.url}/declarer`);
    await field(page, 'facility.name').fill(known!.name);
    await page.locator('.suggestions button').first().click();
    expect(await page.locator('.found').innerText()).toContain(known!.name);
    expect(await field(page, 'declarant.name').and(page.locator(':focus')).count()).toBe(1);
  });

  it('has no fault that axe-core knows, on any page and with errors shown', async () => {
    const { page } = await newVisitor(browser, { bypassCSP: true });
    const faults: Record<string, string[]> = {};
    await page.goto(installation.url);
    await page.locator('.demonstration').waitFor();
    faults.home = await accessibilityFaults(page);
    await page.goto(`${installation.url}/declarer`);
    await button(page, 'Envoyer maintenant').click();
    await page.getByText('Préciser avant').click();
    faults.errors = await accessibilityFaults(page);
    await answer(page);
    await button(page, 'Envoyer maintenant').click();
    await page.getByTestId('code').waitFor();
    faults.receipt = await accessibilityFaults(page);
    await button(page, 'J’ai noté le code').click();
    await page.getByText('Compléter ma déclaration').click();
    faults.followUp = await accessibilityFaults(page);
    expect(faults).toEqual({ home: [], errors: [], receipt: [], followUp: [] });
  });

  it('lets the keyboard past the header', async () => {
    const { page } = await newVisitor(browser);
    await page.goto(installation.url);
    await tabTo(page, page.getByRole('link', { name: 'Aller au contenu' }));
    await page.keyboard.press('Enter');
    expect(await page.locator('main:focus').count()).toBe(1);
  });
});
