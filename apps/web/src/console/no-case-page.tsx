import { useTitle } from '../ui/route';

/** For accounts that run the platform: to them no case exists. */
export function NoCasePage() {
  useTitle('Console');
  return (
    <>
      <h1 tabIndex={-1}>Console</h1>
      <p>Votre fonction ne donne accès à aucun dossier.</p>
    </>
  );
}
