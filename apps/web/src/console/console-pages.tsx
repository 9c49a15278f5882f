import type { ReactNode } from 'react';
import type { Session } from '../client';
import { AccessPage } from './access-page';
import { AccountsPage } from './accounts-page';
import { AdministrationPage } from './administration-page';
import { GlassPage } from './glass-page';
import { StatisticsPage } from './statistics-page';
import { RecordPage } from './record-page';
import { RetentionPage } from './retention-page';
import { WaitingPage } from './waiting-page';
import { TypingPage } from './typing-page';

interface Page {
  path: string;
  /** What the account needs. */
  capability: string;
  show: (session: Session) => ReactNode;
}

/** Pages that are of no case, each for those who may do something there. */
export const PAGES: readonly Page[] = [
  { path: '/console/saisie', capability: 'declare_for_others', show: () => <TypingPage /> },
  { path: '/console/fermetures', capability: 'administer_desk', show: () => <AdministrationPage /> },
  {
    path: '/console/comptes',
    capability: 'see_accounts',
    show: (session) => <AccountsPage session={session} />,
  },
  { path: '/console/statistiques', capability: 'read_cases', show: () => <StatisticsPage /> },
  { path: '/console/acces', capability: 'read_cases', show: (session) => <AccessPage session={session} /> },
  { path: '/console/a-decider', capability: 'grant_access', show: () => <WaitingPage /> },
  { path: '/console/registre', capability: 'read_record', show: () => <RecordPage /> },
  {
    path: '/console/conservation',
    capability: 'read_certificates',
    show: (session) => <RetentionPage session={session} />,
  },
  { path: '/console/bris-de-glace', capability: 'review_break_glass', show: () => <GlassPage /> },
];
