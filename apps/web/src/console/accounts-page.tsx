import { useCallback, useEffect, useState } from 'react';
import {
  readAccounts,
  readOrganisations,
  type Account,
  type IssuedCode,
  type Organisation,
  type Session,
} from '../client';
import { TextField } from '../ui/fields';
import { useTitle } from '../ui/route';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { AccountRow } from './account-row';
import { NewAccount } from './new-account';
import { Organisations } from './organisations';

const SHOWN = 20;

/** The accounts of everybody, for those who let people in; none of it opens a case. */
export function AccountsPage({ session }: { session: Session }) {
  useTitle('Comptes – console');
  const [wanted, setWanted] = useState('');
  const [issued, setIssued] = useState<(IssuedCode & { email: string }) | null>(null);
  const administers = session.capabilities.includes('administer_accounts');
  const { accounts, organisations, trouble, read } = useDirectory(administers);
  const found = accounts.filter((account) => matches(account, wanted));
  return (
    <>
      <h1 tabIndex={-1}>Comptes</h1>
      <TroubleBox trouble={trouble} />
      {issued && <Issued {...issued} />}
      {administers && <NewAccount organisations={organisations} onCreated={() => void read()} />}
      <TextField
        name="wanted"
        label="Chercher"
        hint="Adresse, fonction ou organisation."
        value={wanted}
        onChange={setWanted}
      />
      <p role="status">
        {found.length} compte{found.length > 1 ? 's' : ''}
        {found.length > SHOWN ? `, les ${SHOWN} premiers sont montrés` : ''}
      </p>
      <AccountTable
        accounts={found.slice(0, SHOWN)}
        capabilities={session.capabilities}
        onIssued={setIssued}
        onChange={() => void read()}
      />
      {administers && <Organisations found={organisations} onChange={read} />}
    </>
  );
}

/** Who has an account, and for those who make accounts, of whom they can be. */
function useDirectory(administers: boolean) {
  const [accounts, setAccounts] = useState<Account[]>([]);
  const [organisations, setOrganisations] = useState<Organisation[]>([]);
  const { trouble, run } = useWork();
  const read = useCallback(
    () =>
      run(async () => {
        setAccounts(await readAccounts());
        if (administers) setOrganisations(await readOrganisations());
      }),
    [run, administers],
  );
  useEffect(() => void read(), [read]);
  return { accounts, organisations, trouble, read };
}

interface AccountTableProps {
  accounts: Account[];
  capabilities: readonly string[];
  onIssued: (issued: IssuedCode & { email: string }) => void;
  onChange: () => void;
}

function AccountTable({ accounts, capabilities, onIssued, onChange }: AccountTableProps) {
  return (
    <table className="stack accounts">
      <caption>Personne n’agit sur son propre compte.</caption>
      <thead>
        <tr>
          <th scope="col">Compte</th>
          <th scope="col">Rôle</th>
          <th scope="col">État</th>
          <th scope="col">Agir</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <AccountRow
            key={account.id}
            account={account}
            capabilities={capabilities}
            onIssued={(code) => onIssued({ ...code, email: account.email })}
            onChange={onChange}
          />
        ))}
      </tbody>
    </table>
  );
}

function matches({ email, function: role, organisationName }: Account, wanted: string): boolean {
  return `${email} ${role} ${organisationName}`.toLowerCase().includes(wanted.trim().toLowerCase());
}

function Issued({ state, code, email }: IssuedCode & { email: string }) {
  if (state === 'second_person_needed')
    return (
      <p className="status-box" role="status">
        Une seconde personne habilitée doit demander la même chose pour {email} dans les 24 heures.
      </p>
    );
  return (
    <p className="codes" role="status">
      Code d’accès de {email}, montré une seule fois : <code data-testid="issued-code">{code}</code>.
      Remettez-le de vive voix ou par téléphone, jamais par courriel. Il vaut 24 heures et ne sert qu’une
      fois.
    </p>
  );
}
