import type { QueueRow } from '../client';
import { Link } from '../ui/route';
import { LEVEL, say, STATUS } from '../ui/words.data';

/** A case in a list of cases: whose, and where it stands. */
export function CaseLine({ row: { id, reference, facilities, status, level } }: { row: QueueRow }) {
  return (
    <>
      <Link to={`/console/dossiers/${id}`}>{facilities || 'Structure inconnue'}</Link>
      <p className="hint">
        {reference} · {say(STATUS, status)} · {level ? say(LEVEL, level) : 'non qualifié'}
      </p>
    </>
  );
}
