import { useId, useState, type FormEvent } from 'react';
import { ListField, SeveralField, TextField, TickField } from '../ui/fields';
import { bodyOf, missingOf, type Act, type ActField, type Typed } from './act';
import type { CasePart } from './case-part';

interface ActFormProps {
  act: Omit<Act, 'capability'>;
  part: CasePart;
  /** Open from the start. */
  open?: boolean;
  /** Answered with something else than this case, which is read again. */
  aside?: boolean;
  onAnswer?: (answer: unknown) => void;
}

/** One act, folded under its name until somebody wants it; what was typed stays when it is refused. */
export function ActForm({ act, part: { desk }, open = false, aside = false, onAnswer }: ActFormProps) {
  const [typed, setTyped] = useState<Typed>({});
  const [missing, setMissing] = useState<string[]>([]);
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const empty = missingOf(act, typed);
    setMissing(empty);
    if (empty[0]) return document.getElementById(`f-${empty[0]}-${id}`)?.focus();
    const body = bodyOf(act, typed);
    const done = aside ? desk.performAside(act.path, body, onAnswer) : desk.perform(act.path, body);
    if (await done) setTyped({});
  };
  return (
    <details className="more" open={open || undefined}>
      <summary>{act.title}</summary>
      <form noValidate onSubmit={(event) => void submit(event)}>
        {act.fields
          .filter(({ kind }) => kind !== 'fixed')
          .map((field) => (
            <Question
              key={field.name}
              field={field}
              id={id}
              answer={typed[field.name]}
              error={missing.includes(field.name) ? 'Réponse nécessaire.' : undefined}
              onChange={(answer) => setTyped({ ...typed, [field.name]: answer })}
            />
          ))}
        <button type="submit" disabled={desk.busy}>
          {act.title}
        </button>
      </form>
    </details>
  );
}

interface QuestionProps {
  field: ActField;
  id: string;
  answer: string | string[] | undefined;
  error?: string;
  onChange: (answer: string | string[]) => void;
}

const TYPES = { number: 'number', moment: 'datetime-local' } as const;

function Question({ field, id, answer, error, onChange }: QuestionProps) {
  const { name, label, kind = 'prose', options = {}, hint, optional } = field;
  if (kind === 'several') {
    const values = Array.isArray(answer) ? answer : [];
    return <SeveralField label={label} options={options} values={values} onChange={onChange} />;
  }
  const value = typeof answer === 'string' ? answer : '';
  if (kind === 'tick') {
    const toggle = (ticked: boolean) => onChange(ticked ? 'yes' : 'no');
    return <TickField label={label} hint={hint} value={value === 'yes'} onChange={toggle} />;
  }
  const asked = { name: `${name}-${id}`, label, hint, error, value, onChange };
  const required = optional ? false : undefined;
  if (kind === 'list') return <ListField {...asked} required={required} options={options} />;
  const type = kind === 'number' || kind === 'moment' ? TYPES[kind] : undefined;
  return <TextField {...asked} required={required} type={type} rows={kind === 'prose' ? 3 : undefined} />;
}
