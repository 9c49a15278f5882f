import type { Browser, Page } from 'playwright-core';
import { Desk } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';
import { accessibilityFaults } from './accessibility';
import { describeInBrowser, openBrowser } from './open-browser';
import { passSecondFactor } from './pass-second-factor';
import { signIn } from './sign-in';

const ANALYST = 'analyste2@desk.example';
const OFFICER = 'rssi@desk.example';

describeInBrowser('somebody who opens many cases', () => {
  let installation: Installation;
  let browser: Browser;
  let desk: Desk;

  beforeAll(async () => {
    installation = await startInstallation({ suite: 'budget-browser' });
    desk = new Desk(installation);
    browser = await openBrowser();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  /** As if that person had proved a factor an hour ago, and opened so many cases since. */
  async function hadOpened(many: number): Promise<void> {
    await installation.adminQuery(`update session set stepped_up_at = now() - interval '1 hour'`);
    await installation.adminQuery(
      `insert into case_seen (reader, how, case_id, at)
       select id, 'opened', gen_random_uuid(), clock_timestamp() from account, generate_series(1, $1::int) where email = $2`,
      [many, ANALYST],
    );
  }
  const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Confirmez que c’est bien vous' });

  it('is told why a proof is asked, goes on by itself after it, and is told when it was too many', async () => {
    const [first, second] = [await desk.declare(), await desk.declare()];
    const { page, complaints } = await signIn(browser, installation, ANALYST, { bypassCSP: true });
    await hadOpened(100);
    await page.goto(`${installation.url}/console/dossiers/${first.id}`);
    await dialogOf(page).getByText('Beaucoup de dossiers viennent d’être ouverts').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await passSecondFactor(page, installation, ANALYST);
    await page.getByTestId('status').waitFor();
    expect(await dialogOf(page).count()).toBe(0);
    await hadOpened(400);
    await page.goto(`${installation.url}/console/dossiers/${second.id}`);
    const trouble = page.getByRole('alert');
    await trouble.getByRole('heading', { name: 'Trop de dossiers ouverts' }).waitFor();
    expect(await trouble.innerText()).toMatch(/l’astreinte et l’officier de sécurité sont prévenus/);
    expect(await trouble.innerText()).toMatch(/De nouveau possible .* à \d\d:\d\d/);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('and whoever exports the record proves again that it is a person', async () => {
    const { page, complaints } = await signIn(browser, installation, OFFICER);
    await page.getByRole('link', { name: 'Registre' }).click();
    await page.getByText(/Dernière tête signée/).waitFor();
    await installation.adminQuery(`update session set stepped_up_at = now() - interval '1 hour'`);
    await page.getByRole('button', { name: 'Exporter le registre scellé' }).click();
    await dialogOf(page).getByText('Cette action est sensible').waitFor();
    const download = page.waitForEvent('download');
    await passSecondFactor(page, installation, OFFICER);
    expect((await download).suggestedFilename()).toMatch(/^registre-\d{4}-\d\d-\d\d\.ndjson$/);
    expect(complaints).toEqual([]);
  });
});
