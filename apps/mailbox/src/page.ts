import { html, type Html } from '#platform/html';
import type { LetterEntry } from './letters';
import type { Reading } from './reading';
import { inBytes, inParis, shortenWire, withLabels, withOwnLinks } from './words';

const MOST_ROWS = 200;
const FORMS = { encrypted: 'Chiffré', signed: 'Signé, lisible', plain: 'En clair' } as const;
const VERDICTS = {
  good: 'Signature valide de la cellule',
  bad: 'Signature fausse : le message a été modifié',
  unknown_signer: 'Signé par une clé inconnue',
  none: 'Sans signature',
} as const;

/** The list of mails, newest first; it renews itself unless the reader froze it. */
export function listPage(letters: LetterEntry[], frozen: boolean): string {
  const switcher = frozen
    ? html`Liste figée. <a href="/">Reprendre l’actualisation</a>`
    : html`La liste s’actualise seule. <a href="/?figer">La figer</a>`;
  const shown = letters.slice(0, MOST_ROWS);
  const count = `${letters.length} courrier${letters.length > 1 ? 's' : ''}`;
  const cut = letters.length > MOST_ROWS ? `, dont les ${MOST_ROWS} derniers ici` : '';
  const main = html`<h1>Courriers reçus</h1>
    <p class="aside">${count}${cut}. ${switcher}</p>
    ${shown.length === 0 ? EMPTY : table(shown)}`;
  return layout('Courriers reçus', main, frozen ? html`` : html`<meta http-equiv="refresh" content="5" />`);
}

const EMPTY = html`<div class="empty">
  <p><strong>Aucun courrier pour l’instant.</strong></p>
  <p>Dès qu’un cas est qualifié, la lettre de chaque destinataire apparaît ici.</p>
</div>`;

function table(letters: LetterEntry[]): Html {
  return html`<div class="scroll" role="region" aria-label="Liste des courriers" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Reçu</th>
          <th scope="col">Destinataire</th>
          <th scope="col">Objet visible en chemin</th>
          <th scope="col">Protection</th>
        </tr>
      </thead>
      <tbody>
        ${letters.map(row)}
      </tbody>
    </table>
  </div>`;
}

function row(letter: LetterEntry): Html {
  return html`<tr>
    <td><time datetime="${letter.receivedAt}">${inParis(letter.receivedAt)}</time></td>
    <td class="break">${letter.recipients.join(', ')}</td>
    <td class="break">
      <a href="/letters/${letter.id}">${withLabels(letter.outerSubject || '(sans objet)')}</a>
    </td>
    <td><span class="badge ${letter.form}">${FORMS[letter.form]}</span></td>
  </tr>`;
}

export interface LetterView {
  letter: LetterEntry;
  reading: Reading;
  raw: Buffer;
  publicUrl: string;
}

/** One mail twice: as its recipient reads it, and as it travelled. */
export function letterPage(view: LetterView): string {
  const { letter, reading, raw } = view;
  const subject = reading.inner?.subject || letter.outerSubject || '(sans objet)';
  const main = html`<p><a href="/">← Tous les courriers</a></p>
    <h1 class="break">${withLabels(subject)}</h1>
    <section aria-labelledby="read">
      <h2 id="read">Ce que lit le destinataire</h2>
      ${readPart(view)}
    </section>
    <section aria-labelledby="wire">
      <h2 id="wire">Ce qui a voyagé</h2>
      <dl>
        <dt>Enveloppe</dt>
        <dd class="break">de ${letter.from || '<>'} pour ${letter.recipients.join(', ')}</dd>
        <dt>Reçu</dt>
        <dd>${inParis(letter.receivedAt)}, ${inBytes(letter.size)}</dd>
        <dt>Objet visible</dt>
        <dd class="break">${withLabels(letter.outerSubject || '(sans objet)')}</dd>
      </dl>
      <pre class="wire" tabindex="0" aria-label="Message tel que transmis">
${shortenWire(raw.toString('latin1'))}</pre>
    </section>`;
  return layout(subject, main);
}

function readPart({ letter, reading, publicUrl }: LetterView): Html {
  const { inner, signature, openedBy } = reading;
  if (!inner) {
    return html`<p class="notice bad">
      Cette lettre reste fermée ici : aucune clé de démonstration ne l’ouvre, ou elle a été endommagée.
    </p>`;
  }
  const lock = openedBy
    ? html`<span class="badge encrypted">Ouverte avec la clé « ${openedBy} »</span>`
    : html``;
  return html`<p class="verdicts">${lock} <span class="badge ${signature}">${VERDICTS[signature]}</span></p>
    <dl>
      <dt>De</dt>
      <dd class="break">${inner.sender || letter.from}</dd>
      <dt>À</dt>
      <dd class="break">${letter.recipients.join(', ')}</dd>
      <dt>Daté du</dt>
      <dd>${letter.date ? inParis(letter.date) : 'sans date'}</dd>
      <dt>Objet</dt>
      <dd class="break">${withLabels(inner.subject || '(sans objet)')}</dd>
    </dl>
    <pre class="text" tabindex="0" aria-label="Texte de la lettre">
${withOwnLinks(inner.text, publicUrl)}</pre>
    ${inner.attachments.length > 0 ? attachmentList(inner.attachments) : html``}`;
}

function attachmentList(attachments: { filename: string; contentType: string; content: Buffer }[]): Html {
  return html`<h3>Pièces jointes</h3>
    <ul>
      ${attachments.map(
        ({ filename, contentType, content }) =>
          html`<li class="break">
            ${filename || '(sans nom)'}, ${contentType}, ${inBytes(content.length)}
          </li>`,
      )}
    </ul>`;
}

export function missingPage(): string {
  return layout(
    'Introuvable',
    html`<h1>Page introuvable</h1>
      <p><a href="/">Tous les courriers</a></p>`,
  );
}

export function layout(title: string, main: Html, head: Html = html``): string {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${head}
        <title>${title} – Boîte de démonstration</title>
        <link rel="stylesheet" href="/mailbox.css" />
      </head>
      <body>
        <a class="skip" href="#main">Aller au contenu</a>
        <header>
          <a href="/"><strong>Boîte de démonstration</strong></a>
          <a href="/codes">Codes des comptes inventés</a>
          <span>Ces courriers sont retenus sur cette machine : aucun n’est remis à l’extérieur.</span>
        </header>
        <main id="main" tabindex="-1">${main}</main>
      </body>
    </html>`.text;
}
