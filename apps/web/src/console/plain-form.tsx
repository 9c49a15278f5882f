import { useId, useState, type FormEvent } from 'react';
import { bodyOf, missingOf, type Act, type Typed } from './act';
import { Question } from './question';

interface PlainFormProps {
  act: Pick<Act, 'title' | 'fields'>;
  busy: boolean;
  /** Sends what was typed. Gives whether it was done: what was typed stays when it is refused. */
  onSend: (body: Record<string, unknown>) => Promise<boolean>;
}

/** The questions of an act that is of no case, and one button. */
export function PlainForm({ act, busy, onSend }: PlainFormProps) {
  const [typed, setTyped] = useState<Typed>({});
  const [missing, setMissing] = useState<string[]>([]);
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const empty = missingOf(act, typed);
    setMissing(empty);
    if (empty[0]) return document.getElementById(`f-${empty[0]}-${id}`)?.focus();
    if (await onSend(bodyOf(act, typed))) setTyped({});
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      {act.fields.map((field) => (
        <Question
          key={field.name}
          field={field}
          id={id}
          answer={typed[field.name]}
          error={missing.includes(field.name) ? 'Réponse nécessaire.' : undefined}
          onChange={(answer) => setTyped({ ...typed, [field.name]: answer })}
        />
      ))}
      <button type="submit" disabled={busy}>
        {act.title}
      </button>
    </form>
  );
}
