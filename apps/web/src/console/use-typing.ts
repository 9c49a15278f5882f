import { useRef, useState } from 'react';
import { newKey, typeIn, Unreachable, type Receipt } from '../client';
import { deskNow, toLocalInput } from '../ui/time';
import { useWork } from '../ui/use-work';
import { bodyOf, missingOf, type Typed } from './act';
import { TYPED_IN } from './typed-in.data';

const ALL = { fields: TYPED_IN.flatMap(({ fields }) => fields) };
const atFirst = (): Typed => ({ channel: 'phone', receivedAt: toLocalInput(deskNow()) });

/** `{ 'facility.name': … }` as the API wants it: `{ facility: { name: … } }`. */
function nested(flat: Record<string, unknown>): Record<string, unknown> {
  const body: Record<string, Record<string, unknown> | unknown> = {};
  for (const [path, value] of Object.entries(flat)) {
    const [name = '', part] = path.split('.');
    body[name] = part === undefined ? value : { ...(body[name] as object | undefined), [part]: value };
  }
  return body;
}

/** A declaration that somebody dictates: what was typed, what is missing, and the receipt to read to him. */
export function useTyping() {
  const [typed, setTyped] = useState(atFirst);
  const [missing, setMissing] = useState<string[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const work = useWork();
  // What was sent and not answered may have arrived: a retry sends that again, with the same key.
  const pending = useRef<{ text: string; key: string } | null>(null);

  const send = async () => {
    pending.current ??= { text: JSON.stringify(nested(bodyOf(ALL, typed))), key: newKey() };
    try {
      setReceipt(await typeIn(pending.current.text, pending.current.key));
      pending.current = null;
    } catch (error) {
      if (!(error instanceof Unreachable)) pending.current = null;
      throw error;
    }
  };
  const submit = async () => {
    const empty = missingOf(ALL, typed);
    setMissing(empty);
    setAttempt(attempt + 1);
    if (empty.length === 0) await work.run(send);
  };
  const again = () => {
    setReceipt(null);
    setTyped(atFirst());
  };
  const say = (name: string, answer: string | string[]) => setTyped({ ...typed, [name]: answer });
  return { ...work, typed, say, missing, attempt, receipt, submit, again };
}
