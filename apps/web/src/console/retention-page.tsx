import { useEffect, useState } from 'react';
import { readRetention, type Retention, type Session } from '../client';
import { useTitle } from '../ui/route';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { Certificates } from './certificates';
import { Erasures } from './erasures';
import { FallingDueTable } from './falling-due';
import { Holds } from './holds';
import { RetentionRules } from './retention-rules';

/** How long things are kept: what ends soon, what is held back, what two persons want gone, and what is left of it. */
export function RetentionPage({ session }: { session: Session }) {
  useTitle('Conservation – console');
  return (
    <>
      <h1 tabIndex={-1}>Conservation</h1>
      {session.capabilities.includes('keep_data') && <Kept />}
      <Certificates />
    </>
  );
}

function Kept() {
  const [kept, setKept] = useState<Retention | null>(null);
  const { busy, trouble, run } = useWork();
  useEffect(() => {
    void run(async () => setKept(await readRetention()));
  }, [run]);
  if (kept === null) return trouble ? <TroubleBox trouble={trouble} /> : <p role="status">Lecture…</p>;
  const part = {
    kept,
    busy,
    onKeep: (act: () => Promise<Retention>) => run(async () => setKept(await act())),
  };
  return (
    <>
      <TroubleBox trouble={trouble} />
      <FallingDueTable due={kept.due} />
      <RetentionRules rules={kept.rules} />
      <Holds {...part} />
      <Erasures {...part} />
    </>
  );
}
