import { useId, useState } from 'react';
import type { Account } from '../client';
import { shortInParis } from '../ui/time';
import { AccountActs, type AccountActsProps } from './account-acts';
import { ROLE_NAMES } from './roles.data';

/** One account on one line, and below it, when it is asked for, what may be done for it. */
export function AccountRow(props: AccountActsProps) {
  const { account } = props;
  const { email, organisationName, lastSignInAt } = account;
  const [open, setOpen] = useState(false);
  const panel = useId();
  return (
    <>
      <tr>
        <td data-label="Compte">
          <span className="address">{email}</span>
          <span className="sub">
            {account.function}, {organisationName}
          </span>
        </td>
        <td data-label="Rôle">{ROLE_NAMES[account.role] ?? account.role}</td>
        <td data-label="État">
          {stateOf(account)}
          {lastSignInAt && <span className="sub">vu {shortInParis(lastSignInAt)}</span>}
        </td>
        <td>
          <Opening account={account} open={open} panel={panel} onToggle={() => setOpen(!open)} />
        </td>
      </tr>
      {open && (
        <tr>
          <td id={panel} colSpan={4}>
            <AccountActs {...props} />
          </td>
        </tr>
      )}
    </>
  );
}

interface OpeningProps {
  account: Account;
  open: boolean;
  panel: string;
  onToggle: () => void;
}

function Opening({ account: { email, own }, open, panel, onToggle }: OpeningProps) {
  if (own) return <span className="sub">votre compte</span>;
  return (
    <button
      type="button"
      className="quiet small"
      aria-expanded={open}
      aria-controls={panel}
      aria-label={`Agir sur le compte ${email}`}
      onClick={onToggle}
    >
      Agir
    </button>
  );
}

function stateOf({ active, enrolled, hasFactor, awaitsSecond, codeUntil, clearanceAsked }: Account): string {
  if (!active) return 'fermé';
  if (awaitsSecond) return 'attend une seconde personne';
  if (codeUntil) return `code d’accès remis, bon jusqu’au ${shortInParis(codeUntil)}`;
  if (!enrolled) return 'attend un code d’accès';
  if (!hasFactor) return 'sans second facteur';
  return clearanceAsked ? 'habilitation à confirmer' : 'ouvert';
}
