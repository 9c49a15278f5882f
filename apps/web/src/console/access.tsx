import { useEffect, useState } from 'react';
import { readCircle, readPrincipals, type Circle, type KnownPrincipal } from '../client';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { givingTo, handingTo } from './access.data';
import { ActForm } from './act-form';
import type { CasePart } from './case-part';
import { Grants } from './grants';
import { markingAnew } from './marking.data';
import { Waiting } from './waiting';

/** Who may know the case, what is asked, and what the desk changes of it. */
export function Access(part: CasePart) {
  const { state, session, desk } = part;
  const [circle, setCircle] = useState<Circle | null>(null);
  const [known, setKnown] = useState<KnownPrincipal[]>([]);
  const { trouble, run } = useWork();
  const gives = session.capabilities.includes('grant_access');
  useEffect(() => {
    if (!state.desk) return;
    void run(async () => {
      setCircle(await readCircle(state.id));
      if (gives) setKnown(await readPrincipals());
    });
  }, [run, state.id, state.desk, gives, desk.readings]);
  if (!state.desk) return null;
  return (
    <section aria-labelledby="access">
      <h2 id="access">Accès et marquage</h2>
      <TroubleBox trouble={trouble} />
      {circle && <Grants {...part} grants={circle.grants} />}
      {circle && <Waiting {...part} circle={circle} />}
      {gives && known.length > 0 && <ActForm act={givingTo(known)} part={part} />}
      {gives && known.length > 0 && <ActForm act={handingTo(known)} part={part} />}
      {session.capabilities.includes('mark') && <ActForm act={markingAnew(state)} part={part} />}
    </section>
  );
}
