import { useId, useState, type FormEvent } from 'react';
import { bodyOf, missingOf, type Act, type ActField, type Typed } from './act';
import type { CasePart } from './case-part';
import { Question } from './question';

interface ActFormProps {
  act: Omit<Act, 'capability'>;
  part: CasePart;
  /** Open from the start. */
  open?: boolean;
  /** Answered with something else than this case, which is read again. */
  aside?: boolean;
  onAnswer?: (answer: unknown) => void;
}

/** A question about one structure of the case, or about all of them. */
function withFacilities(field: ActField, { state }: CasePart): ActField {
  if (field.kind !== 'facility') return field;
  const inCase = state.facilities.filter(({ leftAt }) => leftAt === null);
  const options = { '': 'Toutes', ...Object.fromEntries(inCase.map(({ id, name }) => [id, name])) };
  return { ...field, kind: 'list', options };
}

/** One act, folded under its name until somebody wants it; what was typed stays when it is refused. */
export function ActForm({ act, part, open = false, aside = false, onAnswer }: ActFormProps) {
  const { desk } = part;
  const [changed, setChanged] = useState<Typed>({});
  const typed = { ...act.said, ...changed };
  const [missing, setMissing] = useState<string[]>([]);
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const empty = missingOf(act, typed);
    setMissing(empty);
    if (empty[0]) return document.getElementById(`f-${empty[0]}-${id}`)?.focus();
    const body = bodyOf(act, typed);
    const done = aside ? desk.performAside(act.path, body, onAnswer) : desk.perform(act.path, body);
    if (await done) setChanged({});
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
              field={withFacilities(field, part)}
              id={id}
              answer={typed[field.name]}
              error={missing.includes(field.name) ? 'Réponse nécessaire.' : undefined}
              onChange={(answer) => setChanged({ ...changed, [field.name]: answer })}
            />
          ))}
        <button type="submit" disabled={desk.busy}>
          {act.title}
        </button>
      </form>
    </details>
  );
}
