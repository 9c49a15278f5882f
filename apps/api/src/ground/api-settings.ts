import type { Settings } from '#platform/settings';

/** The settings of the API as a Nest provider. */
export abstract class ApiSettings {
  readonly mode: Settings['mode'];
  readonly FOLLOW_UP_SECRET: string;
  readonly SIGN_IN_SECRET: string;
  readonly LEAKED_LIST_FILE: string;
  readonly OIDC_ISSUER: string;
  readonly OIDC_PROFILE: string;
  readonly OIDC_CLIENT_ID: string;
  readonly OIDC_CLIENT_SECRET: string;
  readonly DESK_NAME: string;
  readonly DESK_EMAIL: string;
  readonly DESK_PHONE: string;
  readonly PUBLIC_URL: string;
  readonly MOVABLE_CLOCK: string;
}
