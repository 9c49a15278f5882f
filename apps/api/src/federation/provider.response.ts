import * as s from '../description/schema';

export const WAYS_IN = s.component('WaysIn', {
  ...s.closed({
    provider: s.orNull(s.closed({ name: s.text, profile: s.words(['proconnect', 'psc', 'generic']) })),
  }),
  description: 'Beside password and passkey: the OpenID provider of this installation, if it has one.',
});

export const PROVIDER_ADDRESS = s.component('ProviderAddress', s.closed({ address: s.text }));
