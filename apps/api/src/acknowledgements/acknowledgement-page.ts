import { html, type Html } from '#platform/html';

export interface AcknowledgementView {
  desk: string;
  reference: string;
  tlp: string;
  /** When this recipient acknowledged, in words; null until then. */
  acknowledgedAt: string | null;
}

/** Shown by GET, which changes nothing: mail scanners follow links. The button posts. */
export function acknowledgementPage({ desk, reference, tlp, acknowledgedAt }: AcknowledgementView): Html {
  const action = acknowledgedAt
    ? html`<p class="done" role="status">
        Réception accusée le ${acknowledgedAt}. Vous pouvez fermer cette page.
      </p>`
    : html`<p>En accusant réception, vous confirmez au CERT que ce message est arrivé et qu’il est lu.</p>
        <form method="post"><button type="submit">Accuser réception</button></form>`;
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Accusé de réception – ${reference}</title>
        <link rel="stylesheet" href="/api/v1/pages.css" />
      </head>
      <body>
        <main>
          <p class="tlp">${tlp}</p>
          <h1>Message ${reference}</h1>
          <p>Émetteur : ${desk}</p>
          ${action}
        </main>
      </body>
    </html>`;
}
