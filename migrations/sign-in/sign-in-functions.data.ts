import { ACCOUNTS } from './accounts.data';
import { FIRST_STEP } from './first-step.data';
import { LETTING_IN } from './letting-in.data';
import { ORGANISATIONS } from './organisations.data';
import { OWN_ACCOUNT } from './own-account.data';
import { SECOND_STEP } from './second-step.data';
import { THROTTLE } from './throttle.data';
import { TOOLS } from './tools.data';
import { WHOSE_SESSION } from './whose-session.data';

/**
 * Functions that open, complete and end sessions, and that keep accounts. Like those of
 * verifier-functions.data.ts they are owned by vigie_verifier and believe secrets, never claims: a half-open
 * session wants the proof of the password; what the API alone can check (a code, a signature, a provider's
 * token) wants its witness too, which an injected statement does not know. Each file says which of its functions the API
 * calls; the rest is called by these alone.
 */
export const SIGN_IN_FUNCTIONS = `
  ${WHOSE_SESSION} ${THROTTLE} ${FIRST_STEP} ${SECOND_STEP} ${OWN_ACCOUNT} ${LETTING_IN} ${ACCOUNTS} ${ORGANISATIONS} ${TOOLS}
  revoke execute on all functions in schema who from public;
`;
