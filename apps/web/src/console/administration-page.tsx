import { useTitle } from '../ui/route';
import { Closures } from './closures';
import { OutOfScopeCounts } from './out-of-scope-counts';

/** What a duty manager sets and counts for the whole desk. */
export function AdministrationPage() {
  useTitle('Administrer – console');
  return (
    <>
      <h1 tabIndex={-1}>Administrer</h1>
      <Closures />
      <OutOfScopeCounts />
    </>
  );
}
