import { useState, type FormEvent } from 'react';
import { newKey, tell } from '../client';
import { ListField, SeveralField } from '../ui/fields';
import { fromLocalInput } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { ITEM, organisation, REGION_AGENCIES, TLP } from '../ui/words.data';
import { faultsOfRefusal, type Faults } from './faults';
import { Folded } from './folded';
import type { FollowUpPart } from './follow-up-part';
import { MomentField } from './moment-field';
import { saidOf } from './more-answers';

const NATIONAL = ['anssi', 'cnil', 'corruss', 'fssi', 'ansm', 'asnr', 'spf', 'efs', 'abm', 'cert-social'];
const RECIPIENTS = {
  ...Object.fromEntries(NATIONAL.map((code) => [code, organisation(code)])),
  ...REGION_AGENCIES,
};
const TLP_ASKED = { '': 'Celui du dossier', ...TLP };
const NOTHING = { to: '', items: [] as string[], tlp: '', until: '' };

type Typed = typeof NOTHING;

function faultsOf({ to, items }: Typed): Faults {
  return {
    ...(!to && { to: 'Choisissez à qui.' }),
    ...(items.length === 0 && { items: 'Cochez ce qui peut être transmis.' }),
  };
}

/** The owner of the information lets some of it go to somebody whom no rule names. */
export function AgreementForm({ followUpKey, onPage }: FollowUpPart) {
  const [typed, setTyped] = useState(NOTHING);
  const [commandKey, setCommandKey] = useState(newKey);
  const [missing, setMissing] = useState<Faults>({});
  const { busy, trouble, run } = useWork();
  const change = (said: Partial<Typed>) => setTyped({ ...typed, ...said });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(typed);
    setMissing(found);
    if (found.to) return document.getElementById('f-agreement.to')?.focus();
    if (found.items) return;
    const body = saidOf({ ...typed, until: fromLocalInput(typed.until) });
    if (!(await run(async () => onPage(await tell(followUpKey, 'consents', body, commandKey))))) return;
    setTyped(NOTHING);
    setCommandKey(newKey());
  };
  return (
    <Folded title="Donner un accord de transmission">
      <form noValidate onSubmit={(event) => void submit(event)}>
        <p className="hint">
          La loi dit déjà qui est informé. Cet accord va au-delà ; vous le retirez quand vous voulez, pour la
          suite.
        </p>
        <Questions typed={typed} faults={{ ...faultsOfRefusal(trouble), ...missing }} change={change} />
        <button type="submit" disabled={busy}>
          Donner cet accord
        </button>
        <TroubleBox trouble={trouble} kept="Votre saisie est gardée sur cette page." />
      </form>
    </Folded>
  );
}

interface QuestionsProps {
  typed: Typed;
  faults: Faults;
  change: (said: Partial<Typed>) => void;
}

function Questions({ typed, faults, change }: QuestionsProps) {
  return (
    <>
      <ListField
        name="agreement.to"
        label="À qui"
        options={RECIPIENTS}
        value={typed.to}
        error={faults.to}
        onChange={(to) => change({ to })}
      />
      {faults.items && <Fault words={faults.items} />}
      <SeveralField
        label="Ce qui peut être transmis"
        options={ITEM}
        values={typed.items}
        onChange={(items) => change({ items })}
      />
      <ListField
        name="agreement.tlp"
        label="Sous quel marquage (TLP)"
        required={false}
        options={TLP_ASKED}
        value={typed.tlp}
        error={faults.tlp}
        onChange={(tlp) => change({ tlp })}
      />
      <MomentField
        name="agreement.until"
        label="Jusqu’à quand"
        hint="Vide : jusqu’à ce que vous le retiriez."
        value={typed.until}
        error={faults.until}
        onChange={(until) => change({ until })}
      />
    </>
  );
}

const Fault = ({ words }: { words: string }) => (
  <p className="error" role="alert">
    {words}
  </p>
);
