import { ChoiceField, ListField, TextField } from '../ui/fields';
import { ANSWER } from '../ui/words.data';
import { SiteRows, TYPE_ASKED } from './site-rows';
import type { Questions } from './vital-questions';

/** Of the facility itself: what the directory would have said, and its status before the law. */
export function FacilityQuestions(part: Questions) {
  const { answers, onAnswer } = part;
  return (
    <>
      {answers.facility === null && <Description {...part} />}
      <ChoiceField
        name="facility.ose"
        label="Opérateur de services essentiels (OSE)"
        options={ANSWER}
        value={answers.ose}
        onChange={(ose) => onAnswer({ ose })}
      />
      <ChoiceField
        name="facility.nis2"
        label="Entité essentielle ou importante (NIS 2)"
        options={ANSWER}
        value={answers.nis2}
        onChange={(nis2) => onAnswer({ nis2 })}
      />
    </>
  );
}

/** Of a facility that the directory does not know. */
function Description({ answers, faults, onAnswer }: Questions) {
  return (
    <>
      <ListField
        name="facility.type"
        label="Type de structure"
        required={false}
        options={TYPE_ASKED}
        value={answers.facilityType}
        error={faults['facility.type']}
        onChange={(facilityType) => onAnswer({ facilityType })}
      />
      <TextField
        name="facility.department"
        label="Département (numéro)"
        hint="Il désigne l’ARS à informer. Par exemple 59, 2A ou 974."
        required={false}
        maxLength={3}
        value={answers.department}
        error={faults['facility.department']}
        onChange={(department) => onAnswer({ department })}
      />
    </>
  );
}

/** Sites of the same declarant that the incident hits too, each with its own agency. */
export function OtherSites({ answers, faults, onAnswer }: Questions) {
  return (
    <SiteRows
      list="otherSites"
      legend="Site"
      add="Ajouter un autre site touché"
      sites={answers.otherSites}
      faults={faults}
      onChange={(otherSites) => onAnswer({ otherSites })}
    />
  );
}
