import type { Page } from 'playwright-core';
import { People } from '../harness/people';
import type { Installation } from '../harness/installation';

/**
 * What follows "Se connecter" on the page of the console: the code that the telephone of a seeded account shows. As if
 * that telephone had not been used for a while, so that one account may sign in many times a minute.
 */
export async function passSecondFactor(page: Page, installation: Installation, email: string): Promise<void> {
  const people = new People(installation);
  await page.getByLabel('Code à six chiffres').waitFor();
  await people.letCodesPass(email);
  await page.getByLabel('Code à six chiffres').fill(people.codeOf(email));
  await page.getByRole('button', { name: 'Valider le code' }).click();
}
