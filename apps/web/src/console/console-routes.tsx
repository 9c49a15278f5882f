import type { Session } from '../client';
import { AdministrationPage } from './administration-page';
import { CasePage } from './case-page';
import { QueuePage } from './queue-page';
import { RecordPage } from './record-page';
import { TypingPage } from './typing-page';

interface ConsoleRoutesProps {
  path: string;
  session: Session;
  onExpired: () => void;
}

interface CaseNamed {
  id: string | undefined;
  isFamily: boolean;
}

/** Which page an address shows; the queue for whatever is none, or not for this account. */
export function ConsoleRoutes({ path, session, onExpired }: ConsoleRoutesProps) {
  const can = (capability: string) => session.capabilities.includes(capability);
  const [, id, children] = /^\/console\/dossiers\/([\w-]+)(\/enfants)?$/.exec(path) ?? [];
  if (path === '/console/saisie' && can('declare_for_others')) return <TypingPage />;
  if (path === '/console/fermetures' && can('administer_desk')) return <AdministrationPage />;
  // To whoever reads the record and no case, it is the first page.
  const toRecord = path === '/console/registre' || !can('read_cases');
  if (toRecord && can('read_record')) return <RecordPage />;
  return <CaseRoutes id={id} isFamily={Boolean(children)} session={session} onExpired={onExpired} />;
}

function CaseRoutes({ id, isFamily, ...rest }: Omit<ConsoleRoutesProps, 'path'> & CaseNamed) {
  if (id && !isFamily) return <CasePage key={id} id={id} {...rest} />;
  return <QueuePage key={id ?? ''} parent={id} onExpired={rest.onExpired} />;
}
