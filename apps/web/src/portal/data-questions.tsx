import { ChoiceField, SeveralField, TextField } from '../ui/fields';
import { ANSWER, EFFECT } from '../ui/words.data';
import { MomentField } from './moment-field';
import type { MorePart } from './more-answers';

/** What personal data may be hit: the clock of art. 33 RGPD hangs on it. */
export function DataQuestions({ answers, faults, onAnswer }: MorePart) {
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
        error={faults['data.persons']}
        onChange={(persons) => onAnswer({ persons })}
      />
    </>
  );
}

/** When it was known, how sensitive the data are, and how many records. */
export function SensitiveQuestions({ answers, faults, onAnswer }: MorePart) {
  return (
    <>
      <MomentField
        name="data.awarenessAt"
        label="Quand la structure a su que des données étaient touchées"
        hint="De là courent les 72 heures de la CNIL. Vide : le moment du constat."
        value={answers.awarenessAt}
        error={faults['data.awarenessAt']}
        onChange={(awarenessAt) => onAnswer({ awarenessAt })}
      />
      {SENSITIVE.map(({ name, ...question }) => (
        <ChoiceField
          key={name}
          name={name}
          {...question}
          options={ANSWER}
          value={answers[name]}
          onChange={(answer) => onAnswer({ [name]: answer })}
        />
      ))}
      <TextField
        name="data.records"
        label="Nombre d’enregistrements"
        type="number"
        required={false}
        value={answers.records}
        error={faults['data.records']}
        onChange={(records) => onAnswer({ records })}
      />
    </>
  );
}

const SENSITIVE: { name: 'nir' | 'mayRevealHealth' | 'published'; label: string; hint?: string }[] = [
  { name: 'nir', label: 'Dont numéros de sécurité sociale' },
  {
    name: 'mayRevealHealth',
    label: 'D’autres données peuvent révéler un état de santé',
    hint: 'Une consultation, un service, un rendez-vous.',
  },
  { name: 'published', label: 'Des données ont été publiées ou mises en vente' },
];
