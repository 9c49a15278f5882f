import type { Browser, Locator, Page } from 'playwright-core';
import { Desk, type Declared } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';
import { accessibilityFaults } from './accessibility';
import { press, typeInto } from './keyboard';
import { describeInBrowser, newVisitor, openBrowser, type Watched } from './open-browser';

const HOUR = 3_600_000;
const field = (page: Page, name: string) => page.locator(`[id="f-${name}"]`);
const button = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name });
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
/** As an input of date and hour takes it, in the zone of the visitor. */
const typed = (hours: number) =>
  new Date(Date.now() - hours * HOUR)
    .toLocaleString('sv-SE', { timeZone: 'Europe/Paris' })
    .slice(0, 16)
    .replace(' ', 'T');

/** A part that is folded under its name, opened. */
async function unfold(within: Page | Locator, name: string): Promise<Locator> {
  const page = 'page' in within ? within.page() : within;
  const part = within
    .locator('details')
    .filter({ has: page.locator('> summary', { hasText: name }) })
    .last();
  await part.locator('> summary').click();
  return part;
}

describeInBrowser('what the portal feeds the rulebook', () => {
  let installation: Installation;
  let desk: Desk;
  let browser: Browser;

  beforeAll(async () => {
    installation = await startInstallation({ suite: 'portal-rules', processes: ['api'] });
    desk = new Desk(installation);
    browser = await openBrowser();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  async function followUp({ receipt }: Pick<Declared, 'receipt'>, options = {}): Promise<Watched> {
    const visitor = await newVisitor(browser, options);
    const { page } = visitor;
    await page.goto(`${installation.url}/suivi`);
    await page.getByLabel('Référence').fill(receipt.reference);
    await page.getByLabel('Code de suivi').fill(receipt.followUpCode);
    await button(page, 'Ouvrir').click();
    await page.getByRole('heading', { name: `Déclaration ${receipt.reference}` }).waitFor();
    return visitor;
  }
  const owed = (page: Page, what: string) => page.locator('li', { hasText: what }).first();

  it('a facility outside the directory says its type and département, and its agency is known', async () => {
    const { page, complaints } = await newVisitor(browser);
    await page.goto(`${installation.url}/declarer`);
    await typeInto(page, field(page, 'facility.name'), 'Maison des Aubépines inconnue');
    await typeInto(page, field(page, 'declarant.name'), 'Sacha Exemple');
    await typeInto(page, field(page, 'declarant.role'), 'D');
    await typeInto(page, field(page, 'declarant.email'), 'direction@ehpad.example');
    await typeInto(page, field(page, 'narrative'), 'Le dossier des résidents ne s’ouvre plus.');
    await press(page, button(page, 'Il y a 1 h'));
    await press(page, page.getByText('Préciser avant'));
    await press(page, page.getByText('La structure : type, département, statut'));
    await typeInto(page, field(page, 'facility.type'), 'EHPAD');
    await typeInto(page, field(page, 'facility.department'), '599');
    await press(page, button(page, 'Envoyer avec ces précisions'));
    await press(page, page.getByRole('link', { name: 'Indiquez un numéro de département' }));
    expect(await field(page, 'facility.department').and(page.locator(':focus')).count()).toBe(1);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2a');
    await press(page, button(page, 'Envoyer avec ces précisions'));
    const reference = await page.getByTestId('reference').innerText();
    const [row] = await installation.adminQuery<{ id: string }>(
      'select id from incident_case where reference = $1',
      [reference],
    );
    const { facilities } = (await desk.read(row!.id)).body as unknown as {
      facilities: { type: string; ars: string }[];
    };
    expect(facilities).toMatchObject([{ type: 'nursing_home', ars: 'ars:94' }]);
    expect(complaints).toEqual([]);
  });

  it('everything that a rule asks for reaches the case, and is kept on the device until then', async () => {
    const { page } = await newVisitor(browser);
    await page.goto(`${installation.url}/declarer`);
    await page.getByText('Préciser avant').click();
    await (await unfold(page, 'L’incident : origine')).getByLabel('Dossier patient').check();
    await field(page, 'perimeter').selectOption('domain_controller');
    const data = await unfold(page, 'Les données :');
    await field(page, 'data.awarenessAt').fill(typed(2));
    await data.getByRole('group', { name: 'Dont numéros de sécurité sociale' }).getByLabel('Oui').check();
    await data.getByRole('group', { name: 'Des données ont été publiées' }).getByLabel('Oui').check();
    await field(page, 'data.records').fill('4200');
    const prior = await unfold(page, 'Déjà fait');
    await button(prior, 'Ajouter une démarche').click();
    expect(await field(page, 'alreadyDone.0.authority').and(page.locator(':focus')).count()).toBe(1);
    await field(page, 'alreadyDone.0.authority').selectOption('police');
    const sites = await unfold(page, 'Autres sites touchés');
    await button(sites, 'Ajouter un autre site').click();
    await field(page, 'otherSites.0.name').fill('Site annexe');
    await field(page, 'otherSites.0.department').fill('76');
    await unfold(page, 'Diffusion demandée');
    await field(page, 'tlp').selectOption('RED');
    await page.reload();
    await field(page, 'facility.name').fill('Clinique des Tilleuls');
    await field(page, 'declarant.name').fill('Sacha Exemple');
    await field(page, 'declarant.role').selectOption('ciso');
    await field(page, 'declarant.email').fill('rssi@hopital.example');
    await field(page, 'narrative').fill('Les postes sont chiffrés.');
    await field(page, 'noticedAt').fill(typed(3));
    await button(page, 'Envoyer maintenant').click();
    await page.getByRole('link', { name: 'Indiquez quand il a été prévenu' }).click();
    await field(page, 'alreadyDone.0.at').fill(typed(1));
    const sent = page.waitForRequest('**/api/v1/declarations');
    await button(page, 'Envoyer maintenant').click();
    await page.getByTestId('reference').waitFor();
    expect((await sent).postDataJSON()).toMatchObject({
      perimeter: 'domain_controller',
      systems: ['patient_record'],
      data: { nir: 'yes', published: 'yes', records: 4200 },
      alreadyDone: [{ authority: 'police', reference: null }],
      otherSites: [{ name: 'Site annexe', department: '76' }],
      tlp: 'RED',
    });
  });

  it('an agreement is given and taken back', async () => {
    const { page, complaints } = await followUp(await desk.declare());
    const giving = await unfold(page, 'Donner un accord');
    await button(giving, 'Donner cet accord').click();
    expect(await field(page, 'agreement.to').and(page.locator(':focus')).count()).toBe(1);
    await field(page, 'agreement.to').selectOption('anssi');
    await giving.getByLabel('Éléments techniques').check();
    await button(giving, 'Donner cet accord').click();
    const given = page.locator('li', { hasText: 'Éléments techniques ; donné' });
    await given.getByText('en vigueur').waitFor();
    await button(given, 'Retirer cet accord').click();
    await given.getByText('retiré').waitFor();
    expect(complaints).toEqual([]);
  });

  it('a facility says why it need not notify the CNIL, and is asked no more', async () => {
    const { page } = await followUp(await desk.declare({ data: { personal: 'yes' } }));
    const cnil = owed(page, 'Notifier à : CNIL');
    const needless = await unfold(cnil, 'Notifier n’est pas nécessaire');
    await needless.locator('textarea').fill('Données chiffrées, clé intacte.');
    await button(needless, 'Je ne notifie pas').click();
    await page.getByText(/✓ Levé .*Données chiffrées, clé intacte\./).waitFor();
    await page.getByText('Pas de notification : risque écarté').waitFor();
    expect(await button(cnil, 'J’ai notifié').count()).toBe(0);
  });

  it('the reasons of a delay are asked for when it was filed late, not when it is told late', async () => {
    const { page } = await followUp(await desk.declare({ noticedAt: ago(100) }));
    const cnil = owed(page, 'Notifier à : CNIL');
    await cnil.getByLabel('Numéro de récépissé').fill('CNIL-2026-8');
    expect(await cnil.getByLabel('Motifs du retard').count()).toBe(1);
    await cnil.getByLabel('Notifié le').fill(typed(90));
    expect(await cnil.getByLabel('Motifs du retard').count()).toBe(0);
    await button(cnil, 'J’ai notifié').click();
    await page.getByText(/✓ Fait .* CNIL-2026-8/).waitFor();
    await page.getByText('Notifié dans les 72 heures.').waitFor();
  });

  it('a provider names its clients; the clock of one that does not know yet does not run', async () => {
    const provider = { name: 'Hébergeur Exemple', type: 'provider', department: '59' };
    const { page } = await followUp(await desk.declare({ facility: provider }));
    const naming = await unfold(page, 'Nommer vos clients');
    await field(page, 'controllers.0.name').fill('Clinique cliente');
    await button(naming, 'Ajouter un client').click();
    await field(page, 'controllers.1.name').fill('Hôpital client');
    await field(page, 'controllers.1.awarenessAt').fill(typed(1));
    await button(naming, 'Nommer ces clients').click();
    const asleep = owed(page, 'Notifier à : CNIL – pour Clinique cliente');
    await asleep.getByText('L’horloge ne court pas encore').waitFor();
    await owed(page, 'Notifier à : CNIL – pour Hôpital client').getByText('il reste').waitFor();
    await page.getByText('Informer : Clinique cliente').waitFor();
  });

  it('a correction is read beside what was said before', async () => {
    const { page } = await followUp(await desk.declare());
    const form = await unfold(page, 'Compléter ma déclaration');
    await form.getByLabel('Je corrige ce que j’avais dit').check();
    await unfold(form, 'L’incident : origine');
    await field(page, 'perimeter').selectOption('whole_system');
    await button(form, 'Envoyer le complément').click();
    await page.getByText('Correction enregistrée.').waitFor();
    const said = await unfold(page, 'Ce que vous avez dit');
    await said.getByRole('heading', { name: 'Version 2 – correction' }).waitFor();
    const row = said.getByRole('row', { name: 'Périmètre' });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual([
      'plusieurs serveurs',
      'tout le système d’information',
    ]);
  });

  it('overseas, the hour of the device stands beside that of Paris', async () => {
    const { page } = await followUp(await desk.declare(), { timezoneId: 'America/Cayenne' });
    const clock = owed(page, 'Notifier à : CNIL').locator('.clock');
    expect(await clock.innerText()).toMatch(
      /\(heure de Paris\), soit \d\d\/\d\d\/\d{4} \d\d:\d\d à l’heure de cet appareil \(America\/Cayenne\)/,
    );
  });

  it('has no fault that axe-core knows and fits 320 pixels, everything unfolded', async () => {
    const provider = { name: 'Hébergeur Exemple', type: 'provider', department: '59' };
    const { page } = await followUp(await desk.declare({ facility: provider }), { bypassCSP: true });
    const everything = 'document.querySelectorAll("details").forEach((part) => { part.open = true; })';
    await page.evaluate(everything);
    await page.getByRole('heading', { name: 'Version 1' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.goto(`${installation.url}/declarer`);
    await page.evaluate(everything);
    await button(page, 'Ajouter une démarche').click();
    await button(page, 'Ajouter un autre site').click();
    await field(page, 'otherSites.0.name').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  });
});
