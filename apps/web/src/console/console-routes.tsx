import type { Session } from '../client';
import { AccountsPage } from './accounts-page';
import { AdministrationPage } from './administration-page';
import { CasePage } from './case-page';
import { OwnAccountPage } from './own-account-page';
import { QueuePage } from './queue-page';
import { TypingPage } from './typing-page';

interface ConsoleRoutesProps {
  path: string;
  session: Session;
  onExpired: () => void;
}

/** Which page an address shows; the queue for whatever is none, or not for this account. */
export function ConsoleRoutes({ path, session, onExpired }: ConsoleRoutesProps) {
  const can = (capability: string) => session.capabilities.includes(capability);
  if (path === '/console/compte') return <OwnAccountPage onExpired={onExpired} />;
  if (path === '/console/comptes' && can('recover_accounts')) return <AccountsPage session={session} />;
  if (path === '/console/saisie' && can('declare_for_others')) return <TypingPage />;
  if (path === '/console/fermetures' && can('administer_desk')) return <AdministrationPage />;
  if (can('read_cases')) return <CaseRoutes path={path} session={session} onExpired={onExpired} />;
  // To whoever has no case right no case exists.
  return can('recover_accounts') ? (
    <AccountsPage session={session} />
  ) : (
    <OwnAccountPage onExpired={onExpired} />
  );
}

function CaseRoutes({ path, session, onExpired }: ConsoleRoutesProps) {
  const [, id, children] = /^\/console\/dossiers\/([\w-]+)(\/enfants)?$/.exec(path) ?? [];
  if (id && !children) return <CasePage key={id} id={id} session={session} onExpired={onExpired} />;
  return <QueuePage key={id ?? ''} parent={id} onExpired={onExpired} />;
}
