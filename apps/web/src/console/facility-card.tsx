import type { Facility } from '../client';
import { inParis } from '../ui/time';
import { ANSWER, FACILITY_TYPE, organisation, say } from '../ui/words.data';

/** One structure: who answers for it, what the law makes of it, and what hour it is there. */
export function FacilityCard({ facility }: { facility: Facility }) {
  const { name, type, finess, department, ars, ose, nis2, verified, awarenessAt, leftAt } = facility;
  const place = [
    say(FACILITY_TYPE, type),
    finess && `FINESS ${finess}`,
    department && `département ${department}`,
    ars ? organisation(ars) : 'ARS non déterminée',
  ];
  return (
    <li className={leftAt ? 'done' : undefined}>
      <strong>{name}</strong> {verified ? '✓ annuaire' : '– non vérifiée'}
      {leftAt && ` – sortie du dossier ${inParis(leftAt)}`}
      <p className="hint">{place.filter(Boolean).join(' · ')}</p>
      <p>
        OSE : {say(ANSWER, ose)} · entité NIS 2 : {say(ANSWER, nis2)}
        {awarenessAt && ` · connaissance : ${inParis(awarenessAt)}`}
      </p>
      <Hours calendar={facility.calendar} />
    </li>
  );
}

/** Before somebody telephones there: the hour, and whether anybody is likely to answer. */
function Hours({ calendar }: { calendar: Facility['calendar'] }) {
  const { local, isHoliday, holidaysKnown, isNight, isWeekend } = calendar;
  const closed = [isNight && 'nuit', isWeekend && 'week-end', isHoliday && `férié : ${isHoliday}`];
  const why = closed.filter(Boolean).join(', ');
  return (
    <p>
      Qui appeler sur place : {why ? <strong>la garde ({why})</strong> : 'les heures ouvrées'} – il y est{' '}
      {local}.{!holidaysKnown && ' Jours fériés de ce territoire non connus du produit.'}
    </p>
  );
}
