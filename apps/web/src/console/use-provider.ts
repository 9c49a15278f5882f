import { useEffect, useState } from 'react';
import { findProvider, type Provider } from '../client';

/** The OpenID provider of this installation; null where there is none, or until it is known. */
export function useProvider(): Provider | null {
  const [provider, setProvider] = useState<Provider | null>(null);
  useEffect(() => {
    void findProvider().then(setProvider, () => undefined);
  }, []);
  return provider;
}
