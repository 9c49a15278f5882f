import { ListField, TextField } from '../ui/fields';
import { deskNow, toLocalInput } from '../ui/time';
import { ROLE } from '../ui/words.data';
import type { Answers } from './draft';
import { FacilityField } from './facility-field';
import type { Faults } from './faults';

export interface Questions {
  answers: Answers;
  faults: Faults;
  onAnswer: (said: Partial<Answers>) => void;
}

/** The five answers without which nobody can be called back. */
export function VitalQuestions({ answers, faults, onAnswer }: Questions) {
  return (
    <>
      <FacilityField answers={answers} error={faults['facility.name']} onAnswer={onAnswer} />
      <Declarant answers={answers} faults={faults} onAnswer={onAnswer} />
      <TextField
        name="narrative"
        label="Que se passe-t-il ?"
        hint="Ce que vous voyez, avec vos mots."
        rows={5}
        value={answers.narrative}
        error={faults.narrative}
        onChange={(narrative) => onAnswer({ narrative })}
      />
      <NoticedAt answers={answers} faults={faults} onAnswer={onAnswer} />
    </>
  );
}

function Declarant({ answers, faults, onAnswer }: Questions) {
  return (
    <>
      <TextField
        name="declarant.name"
        label="Votre nom"
        autoComplete="name"
        value={answers.name}
        error={faults['declarant.name']}
        onChange={(name) => onAnswer({ name })}
      />
      <ListField
        name="declarant.role"
        label="Votre fonction"
        options={ROLE}
        value={answers.role}
        error={faults['declarant.role']}
        onChange={(role) => onAnswer({ role })}
      />
      <TextField
        name="declarant.email"
        label="Votre courriel"
        hint="Une adresse qui fonctionne pendant l’incident."
        type="email"
        autoComplete="email"
        value={answers.email}
        error={faults['declarant.email']}
        onChange={(email) => onAnswer({ email })}
      />
    </>
  );
}

const AGO: [string, number][] = [
  ['À l’instant', 0],
  ['Il y a 1 h', 1],
  ['Il y a 12 h', 12],
];

function NoticedAt({ answers, faults, onAnswer }: Questions) {
  const say = (hours: number) => onAnswer({ noticedAt: toLocalInput(deskNow() - hours * 3_600_000) });
  return (
    <div className="with-shortcuts">
      <TextField
        name="noticedAt"
        label="Quand l’avez-vous constaté ?"
        hint={`Même à peu près ; à l’heure de votre appareil (${Intl.DateTimeFormat().resolvedOptions().timeZone}).`}
        type="datetime-local"
        value={answers.noticedAt}
        error={faults.noticedAt}
        onChange={(noticedAt) => onAnswer({ noticedAt })}
      />
      <p className="shortcuts">
        {AGO.map(([words, hours]) => (
          <button key={words} type="button" className="quiet small" onClick={() => say(hours)}>
            {words}
          </button>
        ))}
      </p>
    </div>
  );
}
