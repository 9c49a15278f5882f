import { useCallback, useEffect, useState } from 'react';
import { readAccount, type OwnAccount } from '../client';
import { useTitle } from '../ui/route';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { ApiKeys } from './api-keys';
import { ChangePassword } from './change-password';
import { OwnFactors } from './own-factors';
import { OwnSessions } from './own-sessions';

/** "Mon compte": what proves who one is, from where one is signed in, and the keys of one's tools. */
export function OwnAccountPage({ onExpired }: { onExpired: () => void }) {
  useTitle('Mon compte – console');
  const [account, setAccount] = useState<OwnAccount | null>(null);
  const { trouble, run } = useWork();
  const read = useCallback(() => void run(async () => setAccount(await readAccount())), [run]);
  useEffect(read, [read]);
  return (
    <>
      <h1 tabIndex={-1}>Mon compte</h1>
      <TroubleBox trouble={trouble}>
        <button type="button" className="link" onClick={onExpired}>
          Se connecter
        </button>
      </TroubleBox>
      {account && (
        <>
          <p>
            {account.email} – {account.function}, {account.organisation}
          </p>
          <OwnFactors account={account} onChange={read} />
          <ChangePassword />
          <OwnSessions />
          {account.role === 'facility_member' && <ApiKeys />}
        </>
      )}
    </>
  );
}
