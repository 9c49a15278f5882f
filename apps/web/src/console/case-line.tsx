import type { QueueRow } from '../client';
import { Link } from '../ui/route';
import { LEVEL, say, STATUS } from '../ui/words.data';

/** A case in a list of cases: whose, and where it stands. */
export function CaseLine({ row }: { row: QueueRow }) {
  const { id, reference, tlp, facilities, status, level } = row;
  return (
    <>
      <Link to={`/console/dossiers/${id}`}>{facilities || 'Structure inconnue'}</Link>
      <p className="hint">
        <span className="tlp">{tlp}</span> {reference} · {say(STATUS, status)} ·{' '}
        {level ? say(LEVEL, level) : 'non qualifié'}
      </p>
    </>
  );
}
