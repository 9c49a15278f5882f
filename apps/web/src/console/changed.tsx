import { Refused } from '../client';
import { inParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import type { CaseDesk } from './use-case';

/** Something went wrong, or somebody else was quicker. */
export function Changed({ desk }: { desk: CaseDesk }) {
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
