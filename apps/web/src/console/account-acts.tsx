import { useState, type ReactNode } from 'react';
import { issueCode, setActive, setRole, type Account, type IssuedCode } from '../client';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { ClearanceForm } from './clearance-form';
import { knowsCases, ROLE_NAMES, rolesOf } from './roles.data';

export interface AccountActsProps {
  account: Account;
  /** What the reader may do. */
  capabilities: readonly string[];
  onIssued: (code: IssuedCode) => void;
  onChange: () => void;
}

/** What the reader may do for somebody else's account. */
export function AccountActs(props: AccountActsProps) {
  const { account, capabilities, onChange } = props;
  const can = (capability: string) => capabilities.includes(capability);
  const clears = can('confirm_clearance') && account.active && knowsCases(account.role);
  return (
    <>
      {can('recover_accounts') && <Codes {...props} />}
      {can('administer_accounts') && <Keeping {...props} />}
      {clears && <ClearanceForm account={account} asks={can('give_clearance')} onChange={onChange} />}
    </>
  );
}

function Codes({ account, onIssued, onChange }: AccountActsProps) {
  const { busy, trouble, run } = useWork();
  const { id, email, active, enrolled, mayLetIn } = account;
  const issue = (password: boolean) =>
    void run(async () => {
      onIssued(await issueCode(id, password));
      onChange();
    });
  if (!active) return null;
  return (
    <p>
      <TroubleBox trouble={trouble} />
      {mayLetIn && (
        <ActButton busy={busy} said={`Émettre un code d’accès pour ${email}`} onAct={() => issue(false)}>
          Code d’accès
        </ActButton>
      )}{' '}
      {enrolled && (
        <ActButton busy={busy} said={`Code et mot de passe pour ${email}`} onAct={() => issue(true)}>
          Code et mot de passe
        </ActButton>
      )}{' '}
      <span className="hint">
        {mayLetIn ? '' : 'Le code d’accès de ce compte est émis par un responsable d’astreinte. '}
        {enrolled ? 'Un nouveau mot de passe demande deux personnes.' : ''}
      </span>
    </p>
  );
}

function Keeping({ account, onChange }: AccountActsProps) {
  const { id, email, role, active, organisation } = account;
  const [chosen, choose] = useState(role);
  const { busy, trouble, run } = useWork();
  const roles = rolesOf(organisation);
  const closing = active ? 'Fermer' : 'Rouvrir';
  return (
    <p>
      <TroubleBox trouble={trouble} />
      {roles.length > 1 && (
        <select aria-label={`Rôle de ${email}`} value={chosen} onChange={(e) => choose(e.target.value)}>
          {roles.map((name) => (
            <option key={name} value={name}>
              {ROLE_NAMES[name]}
            </option>
          ))}
        </select>
      )}{' '}
      {chosen !== role && (
        <ActButton
          busy={busy}
          said={`Changer le rôle de ${email}`}
          onAct={() => void run(async () => setRole(id, chosen).then(onChange))}
        >
          Changer
        </ActButton>
      )}{' '}
      <ActButton
        busy={busy}
        said={`${closing} le compte ${email}`}
        onAct={() => void run(async () => setActive(id, !active).then(onChange))}
      >
        {closing}
      </ActButton>
    </p>
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
