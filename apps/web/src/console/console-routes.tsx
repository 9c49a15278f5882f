import type { Session } from '../client';
import { AdministrationPage } from './administration-page';
import { CasePage } from './case-page';
import { SearchPage } from './search-page';
import { StatisticsPage } from './statistics-page';
import { QueuePage } from './queue-page';
import { TypingPage } from './typing-page';

interface ConsoleRoutesProps {
  path: string;
  session: Session;
  /** What was last looked for in the header. */
  words: string;
  onExpired: () => void;
}

/** Which page an address shows; the queue for whatever is none, or not for this account. */
export function ConsoleRoutes({ path, session, words, onExpired }: ConsoleRoutesProps) {
  const can = (capability: string) => session.capabilities.includes(capability);
  const [, id, children] = /^\/console\/dossiers\/([\w-]+)(\/enfants)?$/.exec(path) ?? [];
  if (path === '/console/saisie' && can('declare_for_others')) return <TypingPage />;
  if (path === '/console/fermetures' && can('administer_desk')) return <AdministrationPage />;
  if (path === '/console/recherche') return <SearchPage key={words} words={words} onExpired={onExpired} />;
  if (path === '/console/statistiques') return <StatisticsPage />;
  if (id && !children) return <CasePage key={id} id={id} session={session} onExpired={onExpired} />;
  return <QueuePage key={id ?? ''} parent={id} onExpired={onExpired} />;
}
