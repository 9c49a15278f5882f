import { useState, type FormEvent } from 'react';
import type { ProposedLevel } from '../client';
import { ErrorSummary } from '../ui/error-summary';
import { ChoiceField, ListField, TextField, TickField } from '../ui/fields';
import { INDENT, INDENT_ANSWER, LEVEL, say } from '../ui/words.data';
import type { CasePart } from './case-part';

const SCOPE = {
  otherSectors: 'D’autres secteurs peuvent être touchés',
  nationalScope: 'Portée nationale',
  certFrSupport: 'L’appui du CERT-FR est demandé',
} as const;

/** What was decided before, or what the facts propose while nothing is decided. */
function startFrom({ state: { qualification, desk } }: CasePart) {
  const proposed = desk?.proposal.indents ?? {};
  const first = Object.keys(INDENT).map((indent): [string, string] => [
    indent,
    proposed[indent]?.answer ?? 'unknown',
  ]);
  return {
    indents: { ...Object.fromEntries(first), ...qualification?.indents } as Record<string, string>,
    otherSectors: qualification?.otherSectors ?? false,
    nationalScope: qualification?.nationalScope ?? false,
    certFrSupport: qualification?.certFrSupport ?? false,
    reason: '',
    level: '',
    overrideReason: '',
  };
}

type Typed = ReturnType<typeof startFrom>;

function faultsOf({ level, overrideReason }: Typed): Record<string, string> {
  return {
    ...(level && !overrideReason.trim() ? { overrideReason: 'Motivez l’écart avec la proposition.' } : {}),
  };
}

/** The five indents of art. D.1111-16-2 II, decided by a person for the competent ARS. */
export function QualificationForm(part: CasePart) {
  const { state, desk } = part;
  const [typed, setTyped] = useState(() => startFrom(part));
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [open, setOpen] = useState(state.qualification === null);
  const change = (said: Partial<Typed>) => setTyped({ ...typed, ...said });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(typed);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    const { level, overrideReason, reason, ...rest } = typed;
    const said = reason.trim() || null;
    const body = { ...rest, reason: said, ...(level && { level, overrideReason: overrideReason.trim() }) };
    if (await desk.perform('qualify', body)) setOpen(false);
  };
  return (
    <details className="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{state.qualification ? 'Qualifier de nouveau' : 'Qualifier'}</summary>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <ErrorSummary faults={faults} />
        <Indents typed={typed} change={change} proposal={state.desk?.proposal} />
        <TextField
          name="reason"
          label="Motif"
          hint="Il figure dans les lettres aux autorités."
          required={false}
          rows={3}
          value={typed.reason}
          onChange={(reason) => change({ reason })}
        />
        <Departure typed={typed} faults={faults} change={change} />
        <button type="submit" disabled={desk.busy}>
          Qualifier pour le compte de l’ARS
        </button>
      </form>
    </details>
  );
}

interface PartOfForm {
  typed: Typed;
  change: (said: Partial<Typed>) => void;
  faults?: Record<string, string>;
  proposal?: ProposedLevel;
}

function spellProposed({ indents }: ProposedLevel, indent: string): string | undefined {
  const proposed = indents[indent];
  return proposed && `Proposé : ${say(INDENT_ANSWER, proposed.answer).toLowerCase()} – ${proposed.because}`;
}

function Indents({ typed, change, proposal }: PartOfForm) {
  return (
    <>
      {proposal && (
        <p className="hint">Les faits proposent « {say(LEVEL, proposal.level)} » ; vous décidez.</p>
      )}
      {Object.entries(INDENT).map(([indent, label]) => (
        <ChoiceField
          key={indent}
          name={indent}
          label={label}
          hint={proposal && spellProposed(proposal, indent)}
          options={INDENT_ANSWER}
          value={typed.indents[indent] ?? 'unknown'}
          onChange={(answer) => change({ indents: { ...typed.indents, [indent]: answer } })}
        />
      ))}
      {Object.entries(SCOPE).map(([name, label]) => (
        <TickField
          key={name}
          label={label}
          value={typed[name as keyof typeof SCOPE]}
          onChange={(value) => change({ [name]: value })}
        />
      ))}
    </>
  );
}

/** The rule proposes a level; a person may depart from it and says why. */
function Departure({ typed, change, faults = {} }: PartOfForm) {
  return (
    <>
      <ListField
        name="level"
        label="Niveau"
        hint="Le niveau découle des cinq réponses ; « ne sait pas » compte comme potentiel."
        options={{ '': 'Suivre la proposition', ...LEVEL }}
        value={typed.level}
        onChange={(level) => change({ level })}
      />
      {typed.level && (
        <TextField
          name="overrideReason"
          label="Motif de l’écart"
          hint="Nécessaire si ce niveau n’est pas celui que la règle propose."
          rows={2}
          value={typed.overrideReason}
          error={faults.overrideReason}
          onChange={(overrideReason) => change({ overrideReason })}
        />
      )}
    </>
  );
}
