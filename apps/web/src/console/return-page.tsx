import { useEffect, useRef, useState } from 'react';
import {
  currentSession,
  linkIdentity,
  openByProvider,
  returnedFrom,
  type Opened,
  type Session,
} from '../client';
import { goTo, Link, useTitle } from '../ui/route';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { SignInPage } from './sign-in-page';

/** Pages by the name that the sign-in was begun with; an address from outside is never followed. */
const PAGES: Record<string, string> = { queue: '/console', account: '/console/compte' };
const pageOf = (state: string) => PAGES[state.split('.')[1] ?? ''] ?? '/console';

interface ReturnPageProps {
  /** Whether somebody is signed in: then an identity is linked instead. */
  signedIn: boolean;
  onSession: (session: Session) => void;
}

/** What came of it: a half session wants its second proof, a refusal is told; the rest leads to another page. */
function useReturn({ signedIn, onSession }: ReturnPageProps) {
  const [half, setHalf] = useState<{ opened: Opened; page: string } | null>(null);
  const [refused, setRefused] = useState(false);
  const { trouble, run } = useWork();
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    const returned = returnedFrom(location.search);
    history.replaceState(null, '', '/console/retour');
    if (returned === null) return setRefused(true);
    const page = pageOf(returned.state);
    void run(async () => {
      if (signedIn) {
        await linkIdentity(returned);
        return goTo('/console/compte');
      }
      const opened = await openByProvider(returned);
      if (opened.stage !== 'complete') return setHalf({ opened, page });
      onSession(await currentSession());
      goTo(page);
    });
  }, [run, signedIn, onSession]);
  return { half, refused, trouble };
}

/** Where an OpenID provider sends the browser back to. */
export function ReturnPage({ signedIn, onSession }: ReturnPageProps) {
  useTitle('Retour du fournisseur d’identité – connexion');
  const { half, refused, trouble } = useReturn({ signedIn, onSession });
  if (half) {
    const proved = (session: Session) => {
      onSession(session);
      goTo(half.page);
    };
    return <SignInPage begun={half.opened} onSession={proved} />;
  }
  return (
    <>
      <h1 tabIndex={-1}>Retour du fournisseur d’identité</h1>
      {!trouble && !refused && <p role="status">Vérification…</p>}
      {refused && (
        <p className="trouble" role="alert">
          Le fournisseur d’identité n’a pas confirmé qui vous êtes : vous avez refusé, ou il n’a pas pu. Rien
          n’a été ouvert. Réessayez, ou connectez-vous par mot de passe ou clé d’accès.
        </p>
      )}
      <TroubleBox trouble={trouble} />
      {(trouble || refused) && (
        <p>
          <Link to={signedIn ? '/console/compte' : '/console'}>
            {signedIn ? 'Revenir à mon compte' : 'Revenir à la connexion'}
          </Link>
        </p>
      )}
    </>
  );
}
