import type { CnilTrack, FollowUp } from '../client';
import { countdown } from '../ui/time';
import { useNow } from '../ui/use-now';
import { CNIL_STATE, say } from '../ui/words.data';
import { atBothHours } from './both-hours';

/** Where each controller stands with the CNIL, and its own clock. */
export function CnilTracks({ page: { cnilTrack } }: { page: FollowUp }) {
  const now = useNow();
  const tracks = cnilTrack.filter(({ state }) => state !== 'not_applicable');
  if (tracks.length === 0) return null;
  return (
    <>
      <h3>Où en est la CNIL</h3>
      <ul className="cards">
        {tracks.map((track) => (
          <li key={track.facilityId} className={classOf(track)}>
            <strong>{track.facilityName}</strong> – {say(CNIL_STATE, track.state)}
            <p>{clockOf(track, now)}</p>
            {track.lateReason && <p>Motifs du retard : {track.lateReason}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

function classOf({ state, late }: CnilTrack): string {
  if (state === 'to_file') return late ? 'late' : 'due';
  return state === 'complement_due' ? 'due' : 'done';
}

function clockOf({ state, awarenessAt, dueAt, late }: CnilTrack, now: number): string {
  if (awarenessAt === null) return 'L’horloge ne court pas encore : la date de connaissance n’est pas dite.';
  const known = `Connaissance : ${atBothHours(awarenessAt)}.`;
  if (state === 'not_needed' || dueAt === null) return known;
  // The time left stands on what is owed; once it ran out, it is said here too.
  if (state === 'to_file')
    return `${known} À faire avant ${atBothHours(dueAt)}${late ? ` – ${countdown(dueAt, now)}` : ''}.`;
  return `${known} ${late ? 'Notifié après les 72 heures.' : 'Notifié dans les 72 heures.'}`;
}
