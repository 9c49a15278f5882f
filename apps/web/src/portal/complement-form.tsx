import { useState, type FormEvent } from 'react';
import { newKey, tell } from '../client';
import { ChoiceField, TextField, TickField } from '../ui/fields';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { DataQuestions } from './data-questions';
import { faultsOfRefusal, type Faults } from './faults';
import { Folded } from './folded';
import type { FollowUpPart } from './follow-up-part';
import { FurtherGroups } from './further-groups';
import { IncidentQuestions } from './incident-questions';
import { faultsOfMore, moreOf, NOTHING_MORE, saidOf, type MoreAnswers } from './more-answers';

interface Typed extends MoreAnswers {
  kind: string;
  narrative: string;
}

const NOTHING: Typed = { ...NOTHING_MORE, kind: 'complement', narrative: '' };
const KINDS = { complement: 'C’est nouveau', correction: 'Je corrige ce que j’avais dit' };

/** Only what was said anew: an untouched question changes nothing. */
const changesOf = (typed: Typed) => ({ ...saidOf({ narrative: typed.narrative.trim() }), ...moreOf(typed) });

function faultsOf(typed: Typed): Faults {
  const isEmpty = Object.keys(changesOf(typed)).length === 0;
  return {
    ...(isEmpty && { complement: 'Dites en quelques mots ce qui est nouveau.' }),
    ...faultsOfMore(typed),
  };
}

/** A complement being written; the same one whatever the number of clicks. */
function useComplement({ followUpKey, onPage }: FollowUpPart) {
  const [typed, setTyped] = useState(NOTHING);
  const [commandKey, setCommandKey] = useState(newKey);
  const [faults, setFaults] = useState<Faults>({});
  const [thanks, setThanks] = useState('');
  const { busy, trouble, run } = useWork();
  const change = (said: Partial<Typed>) => {
    setTyped({ ...typed, ...said });
    setThanks('');
  };
  const submit = async () => {
    const found = faultsOf(typed);
    setFaults(found);
    const [first] = Object.keys(found);
    // After the folded part that holds it has opened.
    if (first) return void setTimeout(() => document.getElementById(`f-${first}`)?.focus());
    const body = { kind: typed.kind, ...changesOf(typed) };
    if (!(await run(async () => onPage(await tell(followUpKey, 'complements', body, commandKey))))) return;
    setTyped(NOTHING);
    setCommandKey(newKey());
    setThanks(typed.kind === 'correction' ? 'Correction enregistrée.' : 'Complément enregistré.');
  };
  return { typed, faults: { ...faultsOfRefusal(trouble), ...faults }, thanks, busy, trouble, change, submit };
}

/** What is new. The first declaration stays as it was said; this is another version. */
export function ComplementForm(props: FollowUpPart) {
  const { typed, faults, thanks, busy, trouble, change, submit } = useComplement(props);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <Folded title="Compléter ma déclaration">
      <form noValidate onSubmit={onSubmit}>
        <ChoiceField
          name="kind"
          label="Ce complément"
          options={KINDS}
          value={typed.kind}
          onChange={(kind) => change({ kind })}
        />
        <Questions typed={typed} faults={faults} change={change} />
        <button type="submit" disabled={busy}>
          Envoyer le complément
        </button>
        <TroubleBox trouble={trouble} kept="Votre saisie est gardée sur cette page." />
      </form>
      <p role="status">{thanks}</p>
    </Folded>
  );
}

interface QuestionsProps {
  typed: Typed;
  faults: Faults;
  change: (said: Partial<Typed>) => void;
}

function Questions({ typed, faults, change }: QuestionsProps) {
  const part = { answers: typed, faults, onAnswer: change };
  return (
    <>
      <TextField
        name="complement"
        label="Ce qui est nouveau"
        rows={4}
        value={typed.narrative}
        error={faults.complement ?? faults.narrative}
        onChange={(narrative) => change({ narrative })}
      />
      <TickField
        label="Urgent : réveiller l’astreinte"
        value={typed.urgent}
        onChange={(urgent) => change({ urgent })}
      />
      <p className="hint">
        Ce que vous laissez vide ne change pas. Une liste cochée, ou une démarche, remplace celles déjà dites
        : redites tout ce qui vaut.
      </p>
      <IncidentQuestions {...part} />
      <DataQuestions {...part} />
      <FurtherGroups {...part} />
    </>
  );
}
