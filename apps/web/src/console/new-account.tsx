import { useState, type FormEvent } from 'react';
import { createAccount, type Organisation } from '../client';
import { ListField, TextField } from '../ui/fields';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { ROLE_NAMES, rolesOf } from './roles.data';

const EMPTY = { email: '', organisation: 'cert', role: 'analyst', function: '' };

interface NewAccountProps {
  /** Those that are open are proposed. */
  organisations: readonly Organisation[];
  onCreated: () => void;
}

/** Makes an account; somebody then issues its first code. */
export function NewAccount({ organisations, onCreated }: NewAccountProps) {
  const [said, setSaid] = useState(EMPTY);
  const { busy, trouble, run } = useWork();
  const roles = rolesOf(said.organisation);
  const role = roles.includes(said.role) ? said.role : roles[0]!;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await createAccount({ ...said, role, email: said.email.trim(), function: said.function.trim() });
      setSaid(EMPTY);
      onCreated();
    });
  };
  return (
    <details className="more">
      <summary>Créer un compte</summary>
      <TroubleBox trouble={trouble} />
      <form noValidate onSubmit={submit}>
        <AccountFields
          said={{ ...said, role }}
          roles={roles}
          organisations={organisations}
          onChange={setSaid}
        />
        <button type="submit" disabled={busy}>
          Créer le compte
        </button>
      </form>
    </details>
  );
}

interface AccountFieldsProps {
  said: typeof EMPTY;
  roles: string[];
  organisations: readonly Organisation[];
  onChange: (said: typeof EMPTY) => void;
}

function AccountFields({ said, roles, organisations, onChange }: AccountFieldsProps) {
  return (
    <>
      <TextField
        name="new-email"
        label="Adresse"
        type="email"
        value={said.email}
        onChange={(email) => onChange({ ...said, email })}
      />
      <ListField
        name="new-organisation"
        label="Organisation"
        options={Object.fromEntries(
          organisations.filter(({ closedAt }) => closedAt === null).map(({ code, name }) => [code, name]),
        )}
        value={said.organisation}
        onChange={(organisation) => onChange({ ...said, organisation })}
      />
      <ListField
        name="new-role"
        label="Rôle"
        options={Object.fromEntries(roles.map((name) => [name, ROLE_NAMES[name]!]))}
        value={said.role}
        onChange={(chosen) => onChange({ ...said, role: chosen })}
      />
      <TextField
        name="new-function"
        label="Fonction montrée à l’extérieur"
        value={said.function}
        onChange={(role_) => onChange({ ...said, function: role_ })}
      />
    </>
  );
}
