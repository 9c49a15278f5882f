import { useState } from 'react';
import type { FollowUpKey } from '../client';
import { DeskFrame } from '../ui/desk-frame';
import { usePath } from '../ui/route';
import { DeclarationPage } from './declaration-page';
import { FollowUpPage } from './follow-up-page';
import { HomePage } from './home-page';
import { ReceiptPage } from './receipt-page';

/** The public pages. The follow-up code lives in memory only: closing the page forgets it. */
export function Portal() {
  const path = usePath();
  const [key, setKey] = useState<FollowUpKey | null>(null);
  return (
    <DeskFrame home="/">
      {path === '/declarer' && <DeclarationPage />}
      {path === '/recepisse' && <ReceiptPage onFollow={setKey} />}
      {path === '/suivi' && <FollowUpPage opened={key} onOpen={setKey} />}
      {!['/declarer', '/recepisse', '/suivi'].includes(path) && <HomePage />}
    </DeskFrame>
  );
}
