import { useEffect, useState } from 'react';
import { findFacilities, type FoundFacility } from '../client';
import { TextField } from '../ui/fields';
import type { Answers } from './draft';

const SHOWN = 6;
const PAUSE_MS = 250;
const UNKNOWN =
  'Inconnue de l’annuaire : le nom saisi sera transmis tel quel. Son département, dans « Préciser avant d’envoyer », désigne l’ARS à informer.';

/** What the directory knows of these words; null while nothing has been asked or nothing answers. */
function useDirectory(words: string, wanted: boolean): FoundFacility[] | null {
  const [found, setFound] = useState<FoundFacility[] | null>(null);
  useEffect(() => {
    setFound(null);
    if (!wanted || words.trim().length < 3) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      // Without the directory the name as typed is enough: a failure here is no trouble to anybody.
      findFacilities(words.trim().slice(0, 100), stop.signal).then(setFound, () => undefined);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words, wanted]);
  return found;
}

const describe = ({ name, commune, department, finess }: FoundFacility) => {
  const place = commune ? `${commune}${department ? ` (${department})` : ''}` : null;
  return [name, place, finess && `FINESS ${finess}`].filter(Boolean).join(' – ');
};

interface FacilityFieldProps {
  answers: Answers;
  error?: string;
  onAnswer: (said: Partial<Answers>) => void;
}

/** The facility, picked from the directory or named freely: an unknown one is accepted all the same. */
export function FacilityField({ answers, error, onAnswer }: FacilityFieldProps) {
  const { facilityName, facility } = answers;
  const found = useDirectory(facilityName, facility === null);
  const pick = (picked: FoundFacility) => {
    onAnswer({ facility: picked, facilityName: picked.name });
    document.getElementById('f-declarant.name')?.focus();
  };
  return (
    <div className="facility">
      <TextField
        name="facility.name"
        label="Structure touchée"
        hint="Nom, ville ou numéro FINESS. Si elle n’est pas dans la liste, son nom suffit."
        autoComplete="organization"
        maxLength={300}
        value={facilityName}
        error={error}
        onChange={(name) => onAnswer({ facilityName: name, facility: null })}
      />
      <div role="status">
        {facility && <p className="found">✓ {describe(facility)}</p>}
        {found?.length === 0 && <p className="hint">{UNKNOWN}</p>}
        {found && found.length > 0 && <p className="hint">Dans l’annuaire ({found.length}) :</p>}
      </div>
      {found && found.length > 0 && (
        <ul className="suggestions">
          {found.slice(0, SHOWN).map((one) => (
            <li key={one.finess ?? one.name}>
              <button type="button" className="quiet small" onClick={() => pick(one)}>
                {describe(one)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
