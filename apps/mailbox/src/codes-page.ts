import { html } from '#platform/html';
import type { AccountCodes } from './codes';
import { layout } from './page';

/** What the telephones of invented people show, for whoever tries the product without one. */
export function codesPage(accounts: readonly AccountCodes[]): string {
  const main = html`<h1>Codes des comptes inventés</h1>
    <p>
      Ils remplacent le téléphone de personnes inventées. Chaque code ne sert qu’une fois : s’il est refusé,
      prenez le suivant. Cette page n’existe pas en production.
    </p>
    <div class="scroll" role="region" aria-label="Codes par compte" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Compte</th>
            <th scope="col">Code</th>
            <th scope="col">Suivant</th>
          </tr>
        </thead>
        <tbody>
          ${accounts.map(
            ({ email, codes: [, current, next] }) =>
              html`<tr>
                <td class="break">${email}</td>
                <td><code>${current}</code></td>
                <td><code>${next}</code></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  return layout('Codes', main, html`<meta http-equiv="refresh" content="10" />`);
}
