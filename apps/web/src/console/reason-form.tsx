import { useId, useState, type FormEvent } from 'react';
import { TextField } from '../ui/fields';
import type { ReasonedAct } from './acts.data';
import type { CasePart } from './case-part';

interface ReasonFormProps {
  act: Omit<ReasonedAct, 'transition' | 'capability'>;
  part: CasePart;
}

/** An act that asks for one text. */
export function ReasonForm({ act: { path, field, title, question }, part: { desk } }: ReasonFormProps) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const empty = text.trim() === '';
    setError(empty ? 'Réponse nécessaire.' : undefined);
    if (empty) return document.getElementById(`f-${id}`)?.focus();
    if (await desk.perform(path, { [field]: text.trim() })) setText('');
  };
  return (
    <details className="more">
      <summary>{title}</summary>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <TextField name={id} label={question} rows={3} value={text} error={error} onChange={setText} />
        <button type="submit" disabled={desk.busy}>
          {title}
        </button>
      </form>
    </details>
  );
}
