import { useEffect, useState } from 'react';
import { countWaiting, signOut, type Session } from '../client';
import { goTo, Link, usePath } from '../ui/route';
import { SearchField } from './search-field';

const DECISIONS = '/console/a-decider';

/** Pages that a menu names, each for those who may do something there. */
const LINKS = [
  { to: '/console', name: 'Dossiers', capability: 'read_cases' },
  { to: '/console/statistiques', name: 'Statistiques', capability: 'read_cases' },
  { to: DECISIONS, name: 'À décider', capability: 'grant_access' },
  { to: '/console/acces', name: 'Demander un accès', capability: 'read_cases' },
  { to: '/console/bris-de-glace', name: 'Bris de glace', capability: 'review_break_glass' },
  { to: '/console/registre', name: 'Registre', capability: 'read_record' },
  { to: '/console/conservation', name: 'Conservation', capability: 'read_certificates' },
  { to: '/console/saisie', name: 'Saisir', capability: 'declare_for_others' },
  { to: '/console/fermetures', name: 'Administrer', capability: 'administer_desk' },
  { to: '/console/comptes', name: 'Comptes', capability: 'see_accounts' },
] as const;

/** How many decisions wait for the reader: asked on every page, so that the next one no longer counts what was decided. */
function useWaiting(decides: boolean): number {
  const [waiting, setWaiting] = useState(0);
  const path = usePath();
  useEffect(() => {
    if (!decides) return;
    countWaiting().then(setWaiting, () => undefined);
  }, [decides, path]);
  return waiting;
}

interface WhoProps {
  session: Session;
  onLeft: () => void;
  onAsked: (words: string) => void;
}

/** Who is signed in, and where to go from here. */
export function Who({ session, onLeft, onAsked }: WhoProps) {
  const can = (capability: string) => session.capabilities.includes(capability);
  const waiting = useWaiting(can('grant_access'));
  const leave = () => {
    const left = () => {
      onLeft();
      goTo('/console');
    };
    void signOut().then(left, left);
  };
  return (
    <nav aria-label="Session" className="who">
      {can('read_cases') && <SearchField onAsked={onAsked} />}
      {LINKS.filter(({ capability }) => can(capability)).map(({ to, name }) => (
        <Link key={to} to={to}>
          {name}
          {to === DECISIONS && waiting > 0 && ` (${waiting})`}
        </Link>
      ))}
      <Link to="/console/compte">Mon compte</Link>
      <span>
        {session.function} – {session.organisationName}
      </span>
      <button type="button" className="link" onClick={leave}>
        Se déconnecter
      </button>
    </nav>
  );
}
