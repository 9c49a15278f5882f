import type { ReactNode } from 'react';
import type { Session } from '../client';
import { AccessPage } from './access-page';
import { AccountsPage } from './accounts-page';
import { AdministrationPage } from './administration-page';
import { CasePage } from './case-page';
import { GlassPage } from './glass-page';
import { OwnAccountPage } from './own-account-page';
import { SearchPage } from './search-page';
import { StatisticsPage } from './statistics-page';
import { QueuePage } from './queue-page';
import { RecordPage } from './record-page';
import { TypingPage } from './typing-page';

interface ConsoleRoutesProps {
  path: string;
  session: Session;
  /** What was last looked for in the header. */
  words: string;
  onExpired: () => void;
}

interface Page {
  path: string;
  /** What the account needs. */
  capability: string;
  show: (session: Session) => ReactNode;
}

/** Pages that are of no case, each for those who may do something there. */
const PAGES: readonly Page[] = [
  { path: '/console/saisie', capability: 'declare_for_others', show: () => <TypingPage /> },
  { path: '/console/fermetures', capability: 'administer_desk', show: () => <AdministrationPage /> },
  {
    path: '/console/comptes',
    capability: 'recover_accounts',
    show: (session) => <AccountsPage session={session} />,
  },
  { path: '/console/statistiques', capability: 'read_cases', show: () => <StatisticsPage /> },
  { path: '/console/acces', capability: 'read_cases', show: (session) => <AccessPage session={session} /> },
  { path: '/console/registre', capability: 'read_record', show: () => <RecordPage /> },
  { path: '/console/bris-de-glace', capability: 'review_break_glass', show: () => <GlassPage /> },
];

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
