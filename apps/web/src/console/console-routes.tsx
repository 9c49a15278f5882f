import type { Session } from '../client';
import { CasePage } from './case-page';
import { PAGES } from './console-pages';
import { OwnAccountPage } from './own-account-page';
import { SearchPage } from './search-page';
import { QueuePage } from './queue-page';

interface ConsoleRoutesProps {
  path: string;
  session: Session;
  /** What was last looked for in the header. */
  words: string;
  onExpired: () => void;
}

/** Which page an address shows; for whatever is none, or not for this account, the queue, or what the account is for. */
export function ConsoleRoutes({ path, session, words, onExpired }: ConsoleRoutesProps) {
  const open = PAGES.filter(({ capability }) => session.capabilities.includes(capability));
  const asked = open.find((page) => page.path === path);
  if (asked) return asked.show(session);
  if (path === '/console/compte') return <OwnAccountPage onExpired={onExpired} />;
  // To whoever has no case right no case exists.
  if (!session.capabilities.includes('read_cases'))
    return open[0]?.show(session) ?? <OwnAccountPage onExpired={onExpired} />;
  if (path === '/console/recherche') return <SearchPage key={words} words={words} onExpired={onExpired} />;
  const [, id, children] = /^\/console\/dossiers\/([\w-]+)(\/enfants)?$/.exec(path) ?? [];
  if (id && !children) return <CasePage key={id} id={id} session={session} onExpired={onExpired} />;
  return <QueuePage key={id ?? ''} parent={id} onExpired={onExpired} />;
}
