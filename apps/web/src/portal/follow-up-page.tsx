import { useCallback, useEffect, useState } from 'react';
import { readFollowUp, type FollowUp, type FollowUpKey } from '../client';
import { useTitle } from '../ui/route';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { FollowUpView } from './follow-up-view';
import { KeyForm } from './key-form';

interface FollowUpPageProps {
  opened: FollowUpKey | null;
  onOpen: (key: FollowUpKey | null) => void;
}

/** Reference and code open it; both are forgotten when the page closes. */
export function FollowUpPage({ opened, onOpen }: FollowUpPageProps) {
  useTitle('Suivre une déclaration');
  const [page, setPage] = useState<FollowUp | null>(null);
  const { busy, trouble, run } = useWork();
  const open = useCallback(
    (key: FollowUpKey) =>
      run(async () => {
        setPage(await readFollowUp(key));
        onOpen(key);
      }),
    [run, onOpen],
  );
  useEffect(() => {
    if (opened && !page) void open(opened);
  }, [opened, page, open]);
  const leave = () => {
    onOpen(null);
    setPage(null);
  };

  if (opened && page)
    return <FollowUpView page={page} followUpKey={opened} onPage={setPage} onLeave={leave} />;
  return (
    <>
      <h1 tabIndex={-1}>Suivre une déclaration</h1>
      <TroubleBox trouble={trouble} />
      <KeyForm busy={busy} onOpen={(key) => void open(key)} />
    </>
  );
}
