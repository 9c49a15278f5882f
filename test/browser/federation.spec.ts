import type { Browser, Page } from 'playwright-core';
import { Desk } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';
import { placeOpenIdProvider } from '../harness/start-openid-provider';
import { accessibilityFaults } from './accessibility';
import { describeInBrowser, newVisitor, openBrowser } from './open-browser';
import { passSecondFactor } from './pass-second-factor';
import { button, DESKTOP, signIn } from './sign-in';

const ANALYST = 'analyste@desk.example';
const MANAGER = 'responsable@desk.example';

describeInBrowser('signing in by way of an OpenID provider', () => {
  let installation: Installation;
  let browser: Browser;
  let stopProvider: (() => void) | undefined;
  let issuer: string;

  beforeAll(async () => {
    const provider = await placeOpenIdProvider();
    const { settings } = provider;
    issuer = provider.issuer;
    installation = await startInstallation({ suite: 'federation-browser', processes: ['api'], settings });
    stopProvider = await provider.start(installation);
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    stopProvider?.();
    await installation?.stop();
  });

  /** On the page of the provider: says who it is. */
  async function say(page: Page, who: string): Promise<void> {
    await page.getByLabel('Identité').fill(who);
    await button(page, 'Continuer').click();
  }

  /** From the own account, by the button that says so. */
  async function link(email: string, who: string): Promise<void> {
    const { page, complaints } = await signIn(browser, installation, email);
    await page.getByRole('link', { name: 'Mon compte' }).click();
    await page.getByText('Ajouter un moyen de connexion').click();
    await button(page, 'Lier ProConnect').click();
    await say(page, who);
    await page.getByText('Identité de http').waitFor();
    expect(complaints).toEqual([]);
  }

  /** @param change what somebody on the way does to the address that is asked of the provider */
  async function goToProvider(change: (address: URL) => void = () => undefined) {
    const visitor = await newVisitor(browser, { ...DESKTOP, bypassCSP: true });
    await visitor.page.route(`${issuer}/auth?*`, (route) => {
      const address = new URL(route.request().url());
      change(address);
      return route.continue({ url: address.href });
    });
    await visitor.page.goto(`${installation.url}/console`);
    await button(visitor.page, /ProConnect/).click();
    await visitor.page.getByLabel('Identité').waitFor();
    return visitor;
  }
  const refusal = async (page: Page, words: string) => {
    await page.getByRole('alert').getByText(words).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Revenir à la connexion' }).click();
    await page.getByLabel('Adresse').waitFor();
  };

  it('opens the console where the provider asserts two proofs', async () => {
    await link(ANALYST, 'two-analyst');
    const { page, complaints } = await goToProvider();
    await say(page, 'two-analyst');
    await page.getByRole('heading', { name: 'Dossiers' }).waitFor();
    // Neither code nor state stays in the address, nor in what the browser keeps of it.
    expect(page.url()).toBe(`${installation.url}/console`);
    expect(complaints).toEqual([]);
  }, 90_000);

  it('asks for our own second proof where it asserts one, and says why', async () => {
    await link(MANAGER, 'one-manager');
    const { page, complaints } = await goToProvider();
    await say(page, 'one-manager');
    await page.getByText('n’a vérifié qu’une preuve').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    if (process.env.SCREENS) await page.screenshot({ path: `${process.env.SCREENS}/half.png` });
    await page.goto(`${installation.url}/console`);
    await page.getByLabel('Adresse').waitFor();
    await button(page, /ProConnect/).click();
    await passSecondFactor(page, installation, MANAGER);
    await page.getByRole('heading', { name: 'Dossiers' }).waitFor();
    expect(complaints).toEqual([]);
  }, 90_000);

  it('refuses in French an identity that nobody linked, and a person who refuses there', async () => {
    const { page } = await goToProvider();
    await say(page, 'two-stranger');
    await refusal(page, 'Cette identité n’est liée à aucun compte actif');
    const second = await goToProvider();
    await button(second.page, 'Refuser').click();
    await refusal(second.page, 'n’a pas confirmé qui vous êtes');
    if (process.env.SCREENS) await second.page.screenshot({ path: `${process.env.SCREENS}/refused.png` });
  }, 90_000);

  it('refuses in French what comes back with another state, or to a browser that asked nothing', async () => {
    // The provider gives back whatever state it was given.
    const { page } = await goToProvider((address) =>
      address.searchParams.set('state', `X${address.searchParams.get('state')!.slice(1)}`),
    );
    await say(page, 'two-analyst');
    await refusal(page, 'la demande a expiré');
    const { page: cold } = await newVisitor(browser, { ...DESKTOP, bypassCSP: true });
    await cold.goto(`${installation.url}/console/retour?code=invented&state=X.queue`);
    await refusal(cold, 'la demande a expiré');
    expect(await new Desk(installation).nobody.ask('GET', '/sessions/current')).toMatchObject({
      status: 401,
    });
  }, 90_000);
});
