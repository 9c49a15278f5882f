import { ChoiceField, ListField, SeveralField } from '../ui/fields';
import {
  INCIDENT_TYPE,
  MEASURE,
  OPERATION,
  ORIGIN,
  PATIENT_DANGER,
  PERIMETER,
  SYSTEM,
} from '../ui/words.data';
import { asked } from './asked';
import { MomentField } from './moment-field';
import type { MorePart } from './more-answers';

/** What kind of incident, and what it does to care. */
export function IncidentQuestions({ answers, onAnswer }: MorePart) {
  return (
    <>
      <ListField
        name="incidentType"
        label="Type d’incident"
        options={INCIDENT_TYPE}
        value={answers.incidentType}
        onChange={(incidentType) => onAnswer({ incidentType })}
      />
      <ChoiceField
        name="patientDanger"
        label="Mise en danger de patients"
        options={PATIENT_DANGER}
        value={answers.patientDanger}
        onChange={(patientDanger) => onAnswer({ patientDanger })}
      />
      <ChoiceField
        name="operation"
        label="Fonctionnement de la structure"
        options={OPERATION}
        value={answers.operation}
        onChange={(operation) => onAnswer({ operation })}
      />
      <SeveralField
        label="Mesures prises"
        options={MEASURE}
        values={answers.measures}
        onChange={(measures) => onAnswer({ measures })}
      />
    </>
  );
}

const ORIGINS = asked(ORIGIN);
const PERIMETERS = asked(PERIMETER);
const SYSTEMS = asked(SYSTEM);

/** Where it comes from, how far it goes, and when it began. */
export function ExtentQuestions({ answers, faults, onAnswer }: MorePart) {
  return (
    <>
      <ChoiceField
        name="origin"
        label="Origine"
        options={ORIGINS}
        value={answers.origin}
        onChange={(origin) => onAnswer({ origin })}
      />
      <ListField
        name="perimeter"
        label="Étendue"
        options={PERIMETERS}
        value={answers.perimeter}
        onChange={(perimeter) => onAnswer({ perimeter })}
      />
      <SeveralField
        label="Systèmes touchés"
        options={SYSTEMS}
        values={answers.systems}
        onChange={(systems) => onAnswer({ systems })}
      />
      <MomentField
        name="startedAt"
        label="Début supposé"
        value={answers.startedAt}
        error={faults.startedAt}
        onChange={(startedAt) => onAnswer({ startedAt })}
      />
      <MomentField
        name="endedAt"
        label="Fin, s’il est terminé"
        value={answers.endedAt}
        error={faults.endedAt}
        onChange={(endedAt) => onAnswer({ endedAt })}
      />
    </>
  );
}
