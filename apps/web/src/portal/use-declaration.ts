import { useRef, useState } from 'react';
import { declare, newKey, Refused } from '../client';
import { goTo } from '../ui/route';
import { deskNow } from '../ui/time';
import { useWork } from '../ui/use-work';
import { bodyOf, faultsOf } from './declaration-body';
import { emptyDraft, forgetDraft, loadDraft, saveDraft, type Answers, type Draft } from './draft';
import { faultsOfRefusal, type Faults } from './faults';
import { keepReceipt } from './kept-receipt';

/** After an answer the sending is no longer in doubt; after a 5xx or silence it still is. */
function settled(draft: Draft, error: unknown): Draft {
  if (!(error instanceof Refused) || error.problem.status >= 500) return draft;
  return { ...draft, pending: null, key: error.kind === 'idempotency_key_reused' ? newKey() : draft.key };
}

/** What the API calls the answers that can be wrong. */
const FIELD_OF: Partial<Record<keyof Answers, string>> = {
  facilityName: 'facility.name',
  name: 'declarant.name',
  role: 'declarant.role',
  email: 'declarant.email',
  phone: 'declarant.phone',
  persons: 'data.persons',
  records: 'data.records',
  awarenessAt: 'data.awarenessAt',
  facilityType: 'facility.type',
  department: 'facility.department',
};

/** The faults that remain once these answers have changed. */
function without(faults: Faults, said: Partial<Answers>): Faults {
  const mended = (Object.keys(said) as (keyof Answers)[]).map((name) => FIELD_OF[name] ?? name);
  const isMended = (field: string) => mended.some((name) => field === name || field.startsWith(`${name}.`));
  return Object.fromEntries(Object.entries(faults).filter(([field]) => !isMended(field)));
}

/** The draft, kept on this device at each change; `latest` is ahead of the screen while a sending waits. */
function useDraft() {
  const [draft, setDraft] = useState(loadDraft);
  const latest = useRef(draft);
  const [kept, setKept] = useState(true);
  const change = (said: Partial<Draft>) => {
    latest.current = { ...latest.current, ...said };
    setDraft(latest.current);
    setKept(saveDraft(latest.current));
  };
  return { draft, latest, kept, change };
}

/** The wrong answers of the last try, less those that have been put right since. */
function useFaults() {
  const [faults, setFaults] = useState<Faults>({});
  const [attempt, setAttempt] = useState(0);
  const find = (found: Faults) => {
    setFaults(found);
    setAttempt((before) => before + 1);
  };
  const mend = (said: Partial<Answers>) => setFaults((before) => without(before, said));
  return { faults, attempt, find, mend };
}

/** The declaration being written: sent once, whatever the number of clicks and retries. */
export function useDeclaration() {
  const { draft, latest, kept, change } = useDraft();
  const { faults, attempt, find, mend } = useFaults();
  const { busy, trouble, run, forget } = useWork();

  const answer = (said: Partial<Answers>) => {
    change({ answers: { ...latest.current.answers, ...said } });
    mend(said);
  };
  const sendNow = async () => {
    const sent = latest.current.pending ?? bodyOf(latest.current.answers);
    change({ pending: sent });
    try {
      const receipt = await declare(sent, latest.current.key);
      const { answers } = latest.current;
      keepReceipt({ receipt, leftOut: sent === bodyOf(answers) ? null : answers.narrative });
      forgetDraft();
      goTo('/recepisse');
    } catch (error) {
      change(settled(latest.current, error));
      find(faultsOfRefusal(error));
      throw error;
    }
  };
  const submit = async () => {
    const found = draft.pending ? {} : faultsOf(draft.answers, deskNow());
    find(found);
    forget();
    if (Object.keys(found).length === 0) await run(sendNow);
  };
  const erase = () => {
    change(emptyDraft());
    forgetDraft();
    find({});
  };
  return { answers: draft.answers, kept, faults, attempt, answer, submit, erase, busy, trouble };
}
