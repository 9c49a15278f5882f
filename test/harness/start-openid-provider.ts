import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { REPOSITORY } from './child-process';
import { freePort } from './test-ground';

/** A place for an OpenID provider, the settings that name it, and a way to start it once the installation is there. */
export async function placeOpenIdProvider() {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const settings = {
    ...{ OIDC_ISSUER: issuer, OIDC_PROFILE: 'proconnect' },
    ...{ OIDC_CLIENT_ID: 'vigie', OIDC_CLIENT_SECRET: 'vigie-secret' },
  };
  /** @returns how to stop it */
  const start = async (installation: { url: string }): Promise<() => void> => {
    const script = path.join(REPOSITORY, 'test/harness/openid-provider.mjs');
    const provider = spawn(process.execPath, [script, String(port), `${installation.url}/console/retour`]);
    await once(provider.stdout, 'data');
    return () => void provider.kill();
  };
  return { issuer, settings, start };
}
