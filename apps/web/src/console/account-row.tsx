import { useState, type ReactNode } from 'react';
import { issueCode, setActive, setRole, type Account, type IssuedCode } from '../client';
import { shortInParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { ROLE_NAMES, rolesOf } from './roles.data';

interface AccountRowProps {
  account: Account;
  administers: boolean;
  onIssued: (code: IssuedCode) => void;
  onChange: () => void;
}

/** One account, and what may be done for it. */
export function AccountRow(props: AccountRowProps) {
  const { account, administers, onChange } = props;
  const { email, organisationName, lastSignInAt } = account;
  return (
    <tr>
      <td data-label="Compte">
        {email}
        <span className="sub">
          {account.function}, {organisationName}
        </span>
      </td>
      <td data-label="Rôle">
        {administers ? (
          <RoleChoice account={account} onChange={onChange} />
        ) : (
          (ROLE_NAMES[account.role] ?? account.role)
        )}
      </td>
      <td data-label="État">
        {stateOf(account)}
        {lastSignInAt && <span className="sub">vu {shortInParis(lastSignInAt)}</span>}
      </td>
      <td data-label="Agir">
        <AccountActs {...props} />
      </td>
    </tr>
  );
}

function AccountActs({ account, administers, onIssued, onChange }: AccountRowProps) {
  const { busy, trouble, run } = useWork();
  const { id, email, active } = account;
  const issue = (password: boolean) =>
    void run(async () => {
      onIssued(await issueCode(id, password));
      onChange();
    });
  const toggle = () => void run(async () => setActive(id, !active).then(onChange));
  const closing = active ? 'Fermer' : 'Rouvrir';
  return (
    <>
      <TroubleBox trouble={trouble} />
      <ActButton busy={busy} said={`Émettre un code d’accès pour ${email}`} onAct={() => issue(false)}>
        Code d’accès
      </ActButton>{' '}
      {account.enrolled && (
        <ActButton busy={busy} said={`Code et mot de passe pour ${email}`} onAct={() => issue(true)}>
          Code et mot de passe
        </ActButton>
      )}{' '}
      {administers && (
        <ActButton busy={busy} said={`${closing} le compte ${email}`} onAct={toggle}>
          {closing}
        </ActButton>
      )}
    </>
  );
}

interface ActButtonProps {
  busy: boolean;
  /** What it does, and to whom, for whoever hears it out of its row. */
  said: string;
  onAct: () => void;
  children: ReactNode;
}

function ActButton({ busy, said, onAct, children }: ActButtonProps) {
  return (
    <button type="button" className="quiet small" disabled={busy} aria-label={said} onClick={onAct}>
      {children}
    </button>
  );
}

function stateOf({ active, enrolled, hasFactor, awaitsSecond }: Account): string {
  if (!active) return 'fermé';
  if (awaitsSecond) return 'attend une seconde personne';
  if (!enrolled) return 'attend un code d’accès';
  return hasFactor ? 'ouvert' : 'sans second facteur';
}

function RoleChoice({ account, onChange }: Pick<AccountRowProps, 'account' | 'onChange'>) {
  const [role, choose] = useState(account.role);
  const { busy, trouble, run } = useWork();
  return (
    <>
      <TroubleBox trouble={trouble} />
      <select aria-label={`Rôle de ${account.email}`} value={role} onChange={(e) => choose(e.target.value)}>
        {rolesOf(account.organisation).map((name) => (
          <option key={name} value={name}>
            {ROLE_NAMES[name]}
          </option>
        ))}
      </select>{' '}
      {role !== account.role && (
        <button
          type="button"
          className="quiet small"
          disabled={busy}
          onClick={() => void run(async () => setRole(account.id, role).then(onChange))}
        >
          Changer
        </button>
      )}
    </>
  );
}
