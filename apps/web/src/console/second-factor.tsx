import { useState, type FormEvent } from 'react';
import { proveCode, provePasskey, type Opened } from '../client';
import { TextField } from '../ui/fields';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';

const TOTP = {
  name: 'totp',
  label: 'Code à six chiffres',
  hint: 'Celui que montre votre application d’authentification. Il ne sert qu’une fois.',
  autoComplete: 'one-time-code',
  maxLength: 6,
} as const;
const RECOVERY = {
  name: 'recovery',
  label: 'Code de secours',
  hint: 'Un de ceux que vous avez gardés ; il ne servira plus.',
  autoComplete: 'off',
} as const;

interface SecondFactorProps {
  factors: readonly string[];
  onProved: (opened: Opened) => void;
}

/** Proves a second factor: a code, a passkey, or a code kept for bad days. */
export function SecondFactor({ factors, onProved }: SecondFactorProps) {
  const { busy, trouble, run } = useWork();
  const byPasskey = () => void run(async () => onProved(await provePasskey('/sessions/current')));
  const byCode = (kind: 'totp' | 'recovery-code') => (code: string) =>
    void run(async () => onProved(await proveCode(kind, code)));
  return (
    <>
      <TroubleBox trouble={trouble} />
      {factors.includes('passkey') && (
        <p>
          <button type="button" disabled={busy} onClick={byPasskey}>
            Utiliser une clé d’accès
          </button>
        </p>
      )}
      {factors.includes('totp') && (
        <CodeForm field={TOTP} action="Valider le code" busy={busy} onCode={byCode('totp')} />
      )}
      {factors.includes('recovery_code') && (
        <details className="more">
          <summary>Je n’ai plus mon téléphone ni ma clé</summary>
          <CodeForm
            field={RECOVERY}
            action="Utiliser ce code de secours"
            busy={busy}
            onCode={byCode('recovery-code')}
          />
          <p>
            Sans code de secours, demandez un code d’accès à votre responsable d’astreinte, par téléphone.
          </p>
        </details>
      )}
    </>
  );
}

interface CodeFormProps {
  field: typeof TOTP | typeof RECOVERY;
  action: string;
  busy: boolean;
  onCode: (code: string) => void;
}

function CodeForm({ field, action, busy, onCode }: CodeFormProps) {
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(code.trim() === '');
    if (code.trim() === '') return document.getElementById(`f-${field.name}`)?.focus();
    onCode(code.trim());
    setCode('');
  };
  return (
    <form noValidate onSubmit={submit}>
      <TextField
        {...field}
        value={code}
        error={missing ? 'Indiquez le code.' : undefined}
        onChange={setCode}
      />
      <button type="submit" className="quiet" disabled={busy}>
        {action}
      </button>
    </form>
  );
}
