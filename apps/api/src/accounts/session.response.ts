import { CAPABILITIES } from '#domain/access';
import * as s from '../description/schema';

export const OPENED_SESSION = s.component('OpenedSession', {
  ...s.closed({ token: s.text, expiresInSeconds: s.count }),
  description: 'The token for programs; browsers have it as a cookie too.',
});

export const SESSION = s.component(
  'Session',
  s.closed({
    kind: s.words(['staff', 'party']),
    function: s.text,
    organisation: s.text,
    capabilities: s.listOf(s.words(CAPABILITIES)),
  }),
);
