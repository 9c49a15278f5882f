import { useCallback, useEffect, useState } from 'react';
import { currentSession, signOut, type Session } from '../client';
import { DeskFrame } from '../ui/desk-frame';
import { goTo, Link, usePath } from '../ui/route';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { organisation } from '../ui/words.data';
import { ConsoleRoutes } from './console-routes';
import { SearchField } from './search-field';
import { SignInPage } from './sign-in-page';
import { sessionEnded } from './use-queue';

/** Who is signed in, as the API knows from a cookie that no script can read. */
function useSession() {
  const [session, setSession] = useState<Session | 'nobody' | 'unknown'>('unknown');
  const { trouble, run } = useWork();
  const recall = useCallback(
    () => run(async () => setSession(await currentSession().catch(nobodyWhenRefused))),
    [run],
  );
  useEffect(() => {
    void recall();
  }, [recall]);
  const expired = useCallback(() => setSession('nobody'), []);
  return { session, setSession, expired, recall, trouble };
}

/** The desk's pages. */
export function ConsolePage() {
  const path = usePath();
  const { session, setSession, expired, recall, trouble } = useSession();
  const [words, setWords] = useState('');
  if (typeof session === 'string') {
    return (
      <DeskFrame home="/console">
        {session === 'nobody' && <SignInPage onSession={setSession} />}
        <TroubleBox trouble={trouble}>
          <button type="button" onClick={() => void recall()}>
            Réessayer
          </button>
        </TroubleBox>
      </DeskFrame>
    );
  }
  return (
    <DeskFrame home="/console" aside={<Who session={session} onLeft={expired} onAsked={setWords} />}>
      <ConsoleRoutes path={path} session={session} words={words} onExpired={expired} />
    </DeskFrame>
  );
}

function nobodyWhenRefused(error: unknown): 'nobody' {
  if (sessionEnded(error)) return 'nobody';
  throw error;
}

interface WhoProps {
  session: Session;
  onLeft: () => void;
  onAsked: (words: string) => void;
}

function Who({ session, onLeft, onAsked }: WhoProps) {
  const leave = () => {
    const left = () => {
      onLeft();
      goTo('/console');
    };
    void signOut().then(left, left);
  };
  return (
    <nav aria-label="Session" className="who">
      {session.capabilities.includes('read_cases') && <SearchField onAsked={onAsked} />}
      <Link to="/console">Dossiers</Link>
      {session.capabilities.includes('read_cases') && <Link to="/console/statistiques">Statistiques</Link>}
      {session.capabilities.includes('declare_for_others') && <Link to="/console/saisie">Saisir</Link>}
      {session.capabilities.includes('administer_desk') && <Link to="/console/fermetures">Administrer</Link>}
      <span>
        {session.function} – {organisation(session.organisation)}
      </span>
      <button type="button" className="link" onClick={leave}>
        Se déconnecter
      </button>
    </nav>
  );
}
