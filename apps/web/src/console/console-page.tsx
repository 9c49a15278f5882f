import { useCallback, useEffect, useState } from 'react';
import { currentSession, type Session } from '../client';
import { DeskFrame } from '../ui/desk-frame';
import { usePath } from '../ui/route';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { ConsoleRoutes } from './console-routes';
import { ReturnPage } from './return-page';
import { SignInPage } from './sign-in-page';
import { StepUpDialog } from './step-up-dialog';
import { sessionEnded } from './use-queue';
import { Who } from './who';

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
  const returns = path === '/console/retour' && session !== 'unknown';
  if (returns) {
    return (
      <DeskFrame home="/console">
        <ReturnPage signedIn={session !== 'nobody'} onSession={setSession} />
      </DeskFrame>
    );
  }
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
      <StepUpDialog />
      <ConsoleRoutes path={path} session={session} words={words} onExpired={expired} />
    </DeskFrame>
  );
}

function nobodyWhenRefused(error: unknown): 'nobody' {
  if (sessionEnded(error)) return 'nobody';
  throw error;
}
