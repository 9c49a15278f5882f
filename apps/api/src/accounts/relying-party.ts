import type { ApiSettings } from '../ground/api-settings';

const LOOPBACK = '127.0.0.1';

/**
 * For whom a passkey is made: the host name of this installation, and the pages that may ask. A number is no name
 * (WebAuthn §5.1.2), so that a demonstration on 127.0.0.1 is `localhost` and reached by either; never in production.
 */
export function relyingParty({
  mode,
  PUBLIC_URL,
  DESK_NAME,
}: Pick<ApiSettings, 'mode' | 'PUBLIC_URL' | 'DESK_NAME'>) {
  const { hostname, origin } = new URL(PUBLIC_URL);
  if (mode === 'production' || hostname !== LOOPBACK)
    return { id: hostname, origins: [origin], name: DESK_NAME };
  return { id: 'localhost', origins: [origin, origin.replace(LOOPBACK, 'localhost')], name: DESK_NAME };
}
