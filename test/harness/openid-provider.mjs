import { createServer } from 'node:http';
import Provider from 'oidc-provider';

// A program of its own: an OpenID provider on loopback, with whoever the login_hint names, or says so on its page. Arguments: the port, the
// address to come back to. A subject that begins with "two-" has proved two factors, as a ProConnect provider says it.

const [port, redirect] = process.argv.slice(2);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: 'vigie', client_secret: 'vigie-secret', redirect_uris: [redirect] }],
  findAccount: (_context, sub) => ({
    accountId: sub,
    claims: () => ({ sub, email: 'analyste@desk.example' }),
  }),
  acrValues: ['eidas1', 'eidas2'],
  claims: { openid: ['sub', 'email'], acr: null, amr: null },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  cookies: { keys: ['a key of a provider that lives for one test'] },
});

const PAGE = `<!doctype html><html lang="fr"><title>Fournisseur d’essai</title><link rel="icon" href="data:,">
<form method="post"><label>Identité <input name="who"></label><button>Continuer</button></form>
<form method="post"><button name="refused" value="yes">Refuser</button></form>`;

/** What was sent from that page; null before anything was. */
async function readForm(request) {
  if (request.method !== 'POST') return null;
  let text = '';
  for await (const part of request) text += part;
  return new URLSearchParams(text);
}

/** Logs the hinted person in and agrees for them. */
async function interact(request, response) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  const form = await readForm(request);
  if (form?.get('refused'))
    return provider.interactionFinished(request, response, { error: 'access_denied' });
  const accountId = session?.accountId ?? params.login_hint ?? form?.get('who');
  if (!accountId) return response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
  if (prompt.name === 'login') {
    const acr = accountId.startsWith('two-') ? 'eidas2' : 'eidas1';
    return provider.interactionFinished(request, response, { login: { accountId, acr, amr: ['pwd'] } });
  }
  const grant = new provider.Grant({ accountId, clientId: 'vigie' });
  grant.addOIDCScope('openid');
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

const answer = provider.callback();
createServer((request, response) => {
  if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
  interact(request, response).catch((error) => {
    response.statusCode = 500;
    response.end(String(error));
  });
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('provider ready\n'));
