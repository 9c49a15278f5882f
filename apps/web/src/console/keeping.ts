import type { Retention } from '../client';

/** What one section does for the whole page: each act answers with everything as it is afterwards. */
export interface Keeping {
  kept: Retention;
  busy: boolean;
  onKeep: (act: () => Promise<Retention>) => Promise<boolean>;
}
