import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { Desk } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';
import { accessibilityFaults } from './accessibility';
import { describeInBrowser, newVisitor, openBrowser, type Watched } from './open-browser';
import { passSecondFactor } from './pass-second-factor';

const DESKTOP = { viewport: { width: 1280, height: 900 } };
const ANALYST = 'analyste@desk.example';
const PASSWORD = 'trois mouettes sur un quai';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

describeInBrowser('signing in', () => {
  let installation: Installation;
  let desk: Desk;
  let browser: Browser;
  let console_: string;

  beforeAll(async () => {
    installation = await startInstallation({ suite: 'accounts-browser' });
    desk = new Desk(installation);
    browser = await openBrowser();
    // A passkey belongs to a name; a number is none.
    console_ = `${installation.url.replace('127.0.0.1', 'localhost')}/console`;
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  /** A visitor whose device holds passkeys and whose owner is always recognised. */
  async function visit(options = {}): Promise<Watched> {
    const visitor = await newVisitor(browser, { ...DESKTOP, ...options });
    const devtools = await visitor.page.context().newCDPSession(visitor.page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
    await visitor.page.goto(console_);
    return visitor;
  }

  async function byPassword(page: Page, email: string): Promise<void> {
    await page.getByLabel('Adresse').fill(email);
    await page.getByLabel('Mot de passe').fill(installation.password);
    await button(page, 'Se connecter').click();
    await passSecondFactor(page, installation, email);
  }

  async function leave(page: Page): Promise<void> {
    await button(page, 'Se déconnecter').click();
    await page.getByLabel('Adresse').waitFor();
  }

  /** What the page looks like, for whoever looks (SCREENS names a folder). */
  async function shootWidths(page: Page, name: string): Promise<void> {
    if (!process.env.SCREENS) return;
    for (const width of [320, 640, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${process.env.SCREENS}/${name}-${width}.png`, fullPage: true });
    }
  }

  const makeLast = (minutes: number, email: string) =>
    installation.adminQuery(
      `update session set stepped_up_at = now() - make_interval(mins => $1)
       where account_id = (select id from account where email = $2)`,
      [minutes, email],
    );

  it('adds a passkey after a fresh proof that the act waits for, then signs in by it alone', async () => {
    const { page, complaints } = await visit();
    await byPassword(page, ANALYST);
    await page.getByRole('heading', { name: 'Dossiers' }).waitFor();
    await makeLast(11, ANALYST);
    await page.getByRole('link', { name: 'Mon compte' }).click();
    await page.getByText('Ajouter un moyen de connexion').click();
    await page.getByLabel('Nom de la clé').fill('clé du navigateur');
    await button(page, 'Ajouter une clé d’accès').click();
    const dialog = page.getByRole('dialog', { name: 'Confirmez que c’est bien vous' });
    await dialog.waitFor();
    await passSecondFactor(page, installation, ANALYST);
    await page.getByText('Clé d’accès « clé du navigateur »').waitFor();
    expect(await dialog.count()).toBe(0);
    await leave(page);
    await button(page, 'Utiliser une clé d’accès').click();
    await page.getByRole('heading', { name: 'Dossiers' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('brings in a new person by a code that was handed over, with an application of the person’s own', async () => {
    const administrator = await desk.person('administrateur@desk.example');
    const email = 'nouvelle@desk.example';
    const said = { email, organisation: 'cert', role: 'analyst', function: 'Analyste du CERT' };
    await administrator.ask('POST', '/accounts', { body: said });
    const manager = await visit();
    await byPassword(manager.page, 'responsable@desk.example');
    await manager.page.getByRole('link', { name: 'Comptes' }).click();
    await manager.page.getByLabel('Chercher', { exact: true }).fill('nouvelle');
    await button(manager.page, `Agir sur le compte ${email}`).click();
    await button(manager.page, `Émettre un code d’accès pour ${email}`).click();
    const code = await manager.page.getByTestId('issued-code').innerText();
    await manager.page.getByText('code d’accès remis, bon jusqu’au').waitFor();
    const { page, complaints } = await visit();
    await button(page, 'J’ai reçu un code d’accès').click();
    await page.getByLabel('Adresse du compte').fill(email);
    await page.getByLabel('Code d’accès').fill(code);
    await page.getByLabel('Mot de passe du compte').fill(PASSWORD);
    await button(page, 'Utiliser ce code d’accès').click();
    await page.getByRole('heading', { name: 'Protéger ce compte' }).waitFor();
    await button(page, 'Préparer une application').click();
    const secret = (await page.getByTestId('totp-secret').innerText()).replaceAll(' ', '');
    const shown = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    await page.getByLabel('Code que montre l’application').fill(shown);
    await button(page, 'Confirmer l’application').click();
    await page.getByRole('heading', { name: 'Dossiers' }).waitFor();
    expect([...complaints, ...manager.complaints]).toEqual([]);
  });

  it('shows where one is signed in, ends another session, and makes recovery codes', async () => {
    await desk.tokenOf('analyste2@desk.example');
    const { page, complaints } = await visit();
    await byPassword(page, 'analyste2@desk.example');
    await page.getByRole('link', { name: 'Mon compte' }).click();
    await page.getByRole('row').filter({ hasText: 'Chrome sur Linux' }).getByText('celle-ci').waitFor();
    const others = page.getByRole('row').filter({ hasText: 'Programme' });
    const count = await others.count();
    await others.first().getByRole('button').click();
    await others.nth(count - 1).waitFor({ state: 'detached' });
    await button(page, 'Refaire dix codes de secours').click();
    await page.getByText('Gardez-les hors de cet ordinateur').waitFor();
    expect(await page.locator('.codes li').count()).toBe(10);
    expect(complaints).toEqual([]);
  });

  it('clears somebody by two persons, and keeps the teams of the desk', async () => {
    const email = 'ars-11@autorite.example';
    const manager = await visit();
    const find = async ({ page }: Watched) => {
      await page.getByRole('link', { name: 'Comptes' }).click();
      await page.getByLabel('Chercher', { exact: true }).fill(email);
      await button(page, `Agir sur le compte ${email}`).click();
    };
    await byPassword(manager.page, 'responsable@desk.example');
    await find(manager);
    await manager.page.getByLabel('données de patients').check();
    await button(manager.page, 'Habiliter ainsi').click();
    await manager.page.getByText('Une autre personne doit confirmer').waitFor();
    await shootWidths(manager.page, 'clearance');
    const officer = await visit();
    await byPassword(officer.page, 'rssi@desk.example');
    await find(officer);
    await button(officer.page, 'Confirmer').click();
    await officer.page.getByText('Habilité jusqu’à : TLP:RED, données de patients.').waitFor();
    await manager.page.getByRole('link', { name: 'Administrer' }).click();
    await manager.page.getByText('Cellule de crise (crise)').click();
    await button(manager.page, 'Retirer analyste2@desk.example de Cellule de crise').click();
    await manager.page
      .getByLabel('Qui entre dans')
      .selectOption({ label: 'Analyste du CERT (analyste@desk.example)' });
    await button(manager.page, 'Ajouter').click();
    await button(manager.page, 'Retirer analyste@desk.example de Cellule de crise').waitFor();
    await shootWidths(manager.page, 'teams');
    expect(await accessibilityFaults(manager.page)).toEqual([]);
    expect([...manager.complaints, ...officer.complaints]).toEqual([]);
  });

  it('gives the people of a facility keys for their tools', async () => {
    const { page, complaints } = await visit();
    await byPassword(page, '590000758@etablissement.example');
    await page.getByRole('link', { name: 'Mon compte' }).click();
    await page.getByLabel('Outil').fill('SIEM');
    await button(page, 'Créer une clé').click();
    await page.getByText(/vgk_\w{52}/).waitFor();
    await button(page, 'Révoquer la clé SIEM').click();
    await page.getByText(/révoquée/).waitFor();
    expect(complaints).toEqual([]);
  });

  it('can be done with the keyboard alone', async () => {
    const { page } = await visit();
    await page.getByLabel('Adresse').focus();
    await page.keyboard.type('fssi@autorite.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type(installation.password);
    await page.keyboard.press('Enter');
    await page.getByLabel('Code à six chiffres').waitFor();
    await page.getByLabel('Code à six chiffres').focus();
    await page.keyboard.type(desk.people.codeOf('fssi@autorite.example'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Dossiers' }).waitFor();
  });

  it('has no fault that axe-core knows', async () => {
    const faults: Record<string, string[]> = {};
    const { page } = await visit({ bypassCSP: true });
    await page.getByLabel('Adresse').waitFor();
    faults.first = await accessibilityFaults(page);
    await button(page, 'J’ai reçu un code d’accès').click();
    faults.code = await accessibilityFaults(page);
    await button(page, 'Recommencer').click();
    await page.getByLabel('Adresse').fill('administrateur@desk.example');
    await page.getByLabel('Mot de passe').fill(installation.password);
    await button(page, 'Se connecter').click();
    await page.getByLabel('Code à six chiffres').waitFor();
    faults.second = await accessibilityFaults(page);
    await passSecondFactor(page, installation, 'administrateur@desk.example');
    await page.getByRole('table').waitFor();
    await page.getByText('Créer un compte').click();
    await page.getByText('Créer une organisation').click();
    await page.getByLabel('Code', { exact: true }).fill('facility:590009997');
    await page.getByLabel('Nom', { exact: true }).fill('Clinique du Cap');
    await button(page, 'Créer l’organisation').click();
    const proposed = page.getByLabel('Organisation', { exact: true }).getByText('Clinique du Cap');
    await proposed.waitFor({ state: 'attached' });
    await page.getByText(/^Les organisations/).click();
    await page.locator('summary').filter({ hasText: 'Clinique du Cap' }).click();
    await button(page, 'Fermer Clinique du Cap et ses comptes').click();
    await button(page, 'Rouvrir Clinique du Cap').waitFor();
    expect(await proposed.count()).toBe(0);
    if (process.env.SCREENS) await page.screenshot({ path: `${process.env.SCREENS}/organisations.png` });
    await button(page, 'Agir sur le compte analyste@desk.example').click();
    await page.getByText('émis par un responsable d’astreinte').waitFor();
    expect(await button(page, 'Émettre un code d’accès pour analyste@desk.example').count()).toBe(0);
    await shootWidths(page, 'accounts');
    faults.accounts = await accessibilityFaults(page);
    await page.getByRole('link', { name: 'Mon compte' }).click();
    await page.getByText('Ajouter un moyen de connexion').click();
    await button(page, 'Préparer une application').click();
    await page.getByTestId('totp-secret').waitFor();
    faults.account = await accessibilityFaults(page);
    await makeLast(11, 'administrateur@desk.example');
    await button(page, 'Refaire dix codes de secours').click();
    await page.getByRole('dialog').waitFor();
    faults.dialog = await accessibilityFaults(page);
    if (process.env.SCREENS) await page.screenshot({ path: `${process.env.SCREENS}/dialog.png` });
    expect(faults).toEqual({ first: [], code: [], second: [], accounts: [], account: [], dialog: [] });
  });
});
