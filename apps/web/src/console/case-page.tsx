import { Refused, type Session } from '../client';
import { useTitle } from '../ui/route';
import { inParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { CaseActs } from './case-acts';
import { CaseDeclarations } from './case-declarations';
import { CaseFacts, CaseHead } from './case-facts';
import { CaseTimeline } from './case-timeline';
import { Letters } from './letters';
import { Obligations } from './obligations';
import { QualificationView } from './qualification-view';
import { Tasks } from './tasks';
import { useCase, type CaseDesk } from './use-case';

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
        <TroubleBox trouble={desk.trouble} />
      </>
    );
  }
  const part = { state, session, desk };
  return (
    <>
      <CaseHead state={state} />
      <Changed desk={desk} />
      <div className="columns">
        <div>
          <CaseActs {...part} />
          <QualificationView {...part} />
          <CaseFacts state={state} />
          <CaseDeclarations state={state} />
        </div>
        <div>
          <Obligations {...part} />
          <Letters {...part} />
          <Tasks state={state} />
          <CaseTimeline state={state} />
        </div>
      </div>
    </>
  );
}

/** Something went wrong, or somebody else was quicker. */
function Changed({ desk }: { desk: CaseDesk }) {
  const meanwhile = desk.trouble instanceof Refused && desk.trouble.problem.status === 412;
  const reread = (
    <button type="button" onClick={() => void desk.reload()}>
      Relire le dossier
    </button>
  );
  if (desk.newer) {
    const { by, at } = desk.newer.lastChange;
    return (
      <div className="trouble" role="status">
        <p>
          Ce dossier a été modifié : {by}, {inParis(at)}. {reread}
        </p>
      </div>
    );
  }
  const kept = meanwhile ? 'Ce que vous avez saisi reste à l’écran.' : undefined;
  return (
    <TroubleBox trouble={desk.trouble} kept={kept}>
      {meanwhile && <p>{reread}</p>}
    </TroubleBox>
  );
}
