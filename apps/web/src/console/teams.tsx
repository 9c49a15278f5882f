import { useEffect, useState } from 'react';
import {
  addMember,
  createTeam,
  readAccounts,
  readTeams,
  removeMember,
  type Account,
  type Team,
} from '../client';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { PlainForm } from './plain-form';
import { knowsCases } from './roles.data';

const NEW_TEAM = {
  title: 'Créer l’équipe',
  fields: [
    { name: 'code', label: 'Code de l’équipe', hint: 'Minuscules, chiffres et tirets : nuit, crise-2…' },
    { name: 'name', label: 'Nom de l’équipe' },
  ],
};

/** Teams of the desk: a case granted to one is known to whoever is in it. */
export function Teams() {
  const [teams, setTeams] = useState<Team[]>([]);
  const [people, setPeople] = useState<Account[]>([]);
  const { busy, trouble, run } = useWork();
  useEffect(() => {
    void run(async () => {
      setTeams(await readTeams());
      setPeople(await readAccounts());
    });
  }, [run]);
  const change = (answer: () => Promise<Team[]>) => run(async () => setTeams(await answer()));
  return (
    <section aria-labelledby="teams">
      <h2 id="teams">Équipes</h2>
      <p className="hint">
        Un dossier ouvert à une équipe est connu de chacun de ses membres, tant qu’il en est.
      </p>
      <TroubleBox trouble={trouble} />
      {teams.map((team) => (
        <TeamBox key={team.id} team={team} people={people} busy={busy} onChange={change} />
      ))}
      <details className="more">
        <summary>Créer une équipe</summary>
        <PlainForm act={NEW_TEAM} busy={busy} onSend={(said) => change(() => createTeam(said))} />
      </details>
    </section>
  );
}

interface TeamBoxProps {
  team: Team;
  people: readonly Account[];
  busy: boolean;
  onChange: (answer: () => Promise<Team[]>) => Promise<boolean>;
}

function TeamBox({ team, people, busy, onChange }: TeamBoxProps) {
  const { id, code, name, members } = team;
  const inTeam = members.map(({ account }) => account);
  const others = people.filter(
    (one) =>
      one.organisation === 'cert' &&
      one.active &&
      !one.own &&
      knowsCases(one.role) &&
      !inTeam.includes(one.id),
  );
  const options = Object.fromEntries(others.map((one) => [one.id, `${one.function} (${one.email})`]));
  const fields = [{ name: 'account', label: `Qui entre dans ${name}`, kind: 'list' as const, options }];
  return (
    <details className="more">
      <summary>
        {name} ({code}) : {members.length} membre{members.length > 1 ? 's' : ''}
      </summary>
      <Members team={team} busy={busy} onChange={onChange} />
      {others.length > 0 && (
        <PlainForm
          act={{ title: 'Ajouter', fields }}
          busy={busy}
          onSend={(said) => onChange(() => addMember(id, said))}
        />
      )}
    </details>
  );
}

function Members({ team: { id, name, members }, busy, onChange }: Omit<TeamBoxProps, 'people'>) {
  return (
    <ul>
      {members.map(({ account, email, function: label }) => (
        <li key={account}>
          {label}, {email}{' '}
          <button
            type="button"
            className="quiet small"
            disabled={busy}
            aria-label={`Retirer ${email} de ${name}`}
            onClick={() => void onChange(() => removeMember(id, account))}
          >
            Retirer
          </button>
        </li>
      ))}
    </ul>
  );
}
