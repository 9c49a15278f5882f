import { Refused, type Session } from '../client';
import { Link, useTitle } from '../ui/route';
import { TroubleBox } from '../ui/trouble-box';
import { CaseActs } from './case-acts';
import { CaseClocks } from './case-clocks';
import { CaseCoordination } from './case-coordination';
import { CaseFacts } from './case-facts';
import { CaseHead } from './case-head';
import { Changed } from './changed';
import { Letters } from './letters';
import { QualificationView } from './qualification-view';
import { useCase } from './use-case';

interface CasePageProps {
  id: string;
  session: Session;
  onExpired: () => void;
}

/** One page a case. */
export function CasePage({ id, session, onExpired }: CasePageProps) {
  const desk = useCase(id, onExpired);
  const { state } = desk;
  useTitle(state ? `${state.reference} – console` : 'Dossier – console');
  if (!state) {
    return (
      <>
        <h1 tabIndex={-1}>Dossier</h1>
        {desk.busy && <p role="status">Lecture du dossier…</p>}
        <TroubleBox trouble={desk.trouble}>
          {desk.trouble instanceof Refused && desk.trouble.problem.status === 404 && (
            <p>
              <Link to="/console/acces">Demander un accès</Link>
            </p>
          )}
        </TroubleBox>
      </>
    );
  }
  // What the role may do in general, as far as the grant on this case goes.
  const part = { state, session: { ...session, capabilities: state.access.acts }, desk };
  return (
    <>
      <CaseHead state={state} />
      <Changed desk={desk} />
      <div className="columns">
        <div>
          <CaseActs {...part} />
          <QualificationView {...part} />
          <CaseFacts {...part} />
        </div>
        <div>
          <CaseClocks {...part} />
          <Letters {...part} />
          <CaseCoordination {...part} />
        </div>
      </div>
    </>
  );
}
