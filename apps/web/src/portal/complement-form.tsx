import { useState, type FormEvent } from 'react';
import { newKey, tell } from '../client';
import { TextField } from '../ui/fields';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import type { FollowUpPart } from './follow-up-part';
import { DataQuestions, IncidentQuestions } from './more-questions';

const NOTHING = {
  narrative: '',
  incidentType: '',
  patientDanger: '',
  operation: '',
  measures: [] as string[],
  personal: '',
  health: '',
  effects: [] as string[],
  persons: '',
};

/** Only what was said anew: an untouched question changes nothing. */
function changesOf({ narrative, measures, personal, health, effects, persons, ...choices }: typeof NOTHING) {
  const chosen = Object.entries(choices).filter(([, value]) => value !== '');
  const data = {
    ...(personal && { personal }),
    ...(health && { health }),
    ...(effects.length > 0 && { effects }),
    ...(persons && { persons: Number(persons) }),
  };
  return {
    narrative: narrative.trim(),
    ...Object.fromEntries(chosen),
    ...(measures.length > 0 && { measures }),
    ...(Object.keys(data).length > 0 && { data }),
  };
}

const NEWS = { name: 'complement', label: 'Ce qui est nouveau', rows: 4 };

/** What is new. The first declaration stays as it was said; this is another version. */
export function ComplementForm({ followUpKey, onPage }: FollowUpPart) {
  const [answers, setAnswers] = useState(NOTHING);
  const [commandKey, setCommandKey] = useState(newKey);
  const [error, setError] = useState<string>();
  const [thanks, setThanks] = useState('');
  const { busy, trouble, run } = useWork();
  const change = (said: Partial<typeof NOTHING>) => setAnswers({ ...answers, ...said });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const empty = answers.narrative.trim() === '';
    setError(empty ? 'Dites en quelques mots ce qui est nouveau.' : undefined);
    if (empty) return document.getElementById('f-complement')?.focus();
    const body = changesOf(answers);
    if (!(await run(async () => onPage(await tell(followUpKey, 'complements', body, commandKey))))) return;
    setAnswers(NOTHING);
    setCommandKey(newKey());
    setThanks('Complément enregistré.');
  };
  return (
    <details className="more">
      <summary>Compléter ma déclaration</summary>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          {...NEWS}
          value={answers.narrative}
          error={error}
          onChange={(narrative) => change({ narrative })}
        />
        <IncidentQuestions answers={answers} onAnswer={change} />
        <DataQuestions answers={answers} onAnswer={change} />
        <button type="submit" disabled={busy}>
          Envoyer le complément
        </button>
        <TroubleBox trouble={trouble} kept="Votre saisie est gardée sur cette page." />
      </form>
      <p role="status">{thanks}</p>
    </details>
  );
}
