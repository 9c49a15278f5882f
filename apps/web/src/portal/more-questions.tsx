import { ChoiceField, ListField, SeveralField, TextField, TickField } from '../ui/fields';
import { ANSWER, EFFECT, INCIDENT_TYPE, MEASURE, OPERATION, PATIENT_DANGER } from '../ui/words.data';
import type { Answers } from './draft';
import type { Questions } from './vital-questions';

/** What the desk will ask anyway, for whoever has two more minutes. */
export function MoreQuestions({ answers, onAnswer }: Questions) {
  return (
    <details className="more">
      <summary>Préciser avant d’envoyer (facultatif)</summary>
      <TickField
        label="Urgent : réveiller l’astreinte"
        hint="Soins menacés, attaque qui s’étend. Appelez aussi le numéro ci-dessus."
        value={answers.urgent}
        onChange={(urgent) => onAnswer({ urgent })}
      />
      <TextField
        name="declarant.phone"
        label="Votre téléphone"
        type="tel"
        autoComplete="tel"
        required={false}
        maxLength={40}
        value={answers.phone}
        onChange={(phone) => onAnswer({ phone })}
      />
      <IncidentQuestions answers={answers} onAnswer={onAnswer} />
      <DataQuestions answers={answers} onAnswer={onAnswer} />
      <button type="submit">Envoyer avec ces précisions</button>
    </details>
  );
}

interface Part {
  answers: Pick<
    Answers,
    | 'incidentType'
    | 'patientDanger'
    | 'operation'
    | 'measures'
    | 'personal'
    | 'health'
    | 'effects'
    | 'persons'
  >;
  onAnswer: (said: Partial<Answers>) => void;
}

/** What kind of incident, and what it does to care. */
export function IncidentQuestions({ answers, onAnswer }: Part) {
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

/** What personal data may be hit: the clock of art. 33 RGPD hangs on it. */
export function DataQuestions({ answers, onAnswer }: Part) {
  return (
    <>
      <ChoiceField
        name="personal"
        label="Données personnelles touchées"
        hint="Dans le doute, laissez « Je ne sais pas »."
        options={ANSWER}
        value={answers.personal}
        onChange={(personal) => onAnswer({ personal })}
      />
      <ChoiceField
        name="health"
        label="Dont données de santé"
        options={ANSWER}
        value={answers.health}
        onChange={(health) => onAnswer({ health })}
      />
      <SeveralField
        label="Effet sur ces données"
        options={EFFECT}
        values={answers.effects}
        onChange={(effects) => onAnswer({ effects })}
      />
      <TextField
        name="data.persons"
        label="Nombre de personnes concernées"
        type="number"
        required={false}
        value={answers.persons}
        onChange={(persons) => onAnswer({ persons })}
      />
    </>
  );
}
