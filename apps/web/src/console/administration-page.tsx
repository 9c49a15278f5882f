import { useTitle } from '../ui/route';
import { Closures } from './closures';
import { OutOfScopeCounts } from './out-of-scope-counts';
import { Teams } from './teams';

/** What a duty manager sets and counts for the whole desk. */
export function AdministrationPage() {
  useTitle('Administrer – console');
  return (
    <>
      <h1 tabIndex={-1}>Administrer</h1>
      <Closures />
      <Teams />
      <OutOfScopeCounts />
    </>
  );
}
