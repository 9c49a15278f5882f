import { createOrganisation, renameOrganisation, setOrganisationOpen, type Organisation } from '../client';
import { shortInParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { PlainForm } from './plain-form';

const NAME = { name: 'name', label: 'Nom', kind: 'line' } as const;
const CREATE = {
  title: 'Créer l’organisation',
  fields: [{ name: 'code', label: 'Code', kind: 'line', hint: 'facility:590000758, ars:32, fssi…' }, NAME],
} as const;
const RENAME = { title: 'Renommer', fields: [{ ...NAME, label: 'Nouveau nom' }] } as const;

/** Of whom accounts can be. Closing one closes its accounts; their cases, and what is owed to it, stay. */
export function Organisations({
  found,
  onChange,
}: {
  found: Organisation[];
  onChange: () => Promise<unknown>;
}) {
  const { busy, trouble, run } = useWork();
  const act = (work: () => Promise<void>) =>
    run(async () => {
      await work();
      await onChange();
    });
  return (
    <section aria-labelledby="organisations">
      <h2 id="organisations">Organisations</h2>
      <p className="hint">
        Leurs adresses et leurs clés de chiffrement se configurent à l’installation, jamais ici. Fermer une
        organisation ferme aussitôt ses comptes ; chacun se rouvre ensuite un à un.
      </p>
      <TroubleBox trouble={trouble} />
      <details className="more">
        <summary>Créer une organisation</summary>
        <PlainForm act={CREATE} busy={busy} onSend={(said) => act(() => createOrganisation(said))} />
      </details>
      <details className="more">
        <summary>Les organisations ({found.length})</summary>
        <ul className="cards">
          {found.map((one) => (
            <li key={one.id}>
              <OrganisationCard one={one} busy={busy} onAct={act} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

interface CardProps {
  one: Organisation;
  busy: boolean;
  onAct: (work: () => Promise<void>) => Promise<boolean>;
}

function OrganisationCard({ one: { id, code, kind, name, accounts, closedAt }, busy, onAct }: CardProps) {
  const isOpen = closedAt === null;
  return (
    <>
      <h3>{name}</h3>
      <p className="hint">
        {code}, {accounts} compte{accounts > 1 ? 's' : ''} ouvert{accounts > 1 ? 's' : ''}
        {closedAt && `, fermée ${shortInParis(closedAt)}`}
      </p>
      <details className="why">
        <summary>
          Renommer{kind === 'cert' ? '' : isOpen ? ' ou fermer' : ' ou rouvrir'}
          <span className="unseen"> {name}</span>
        </summary>
        <PlainForm
          act={RENAME}
          busy={busy}
          onSend={(said) => onAct(() => renameOrganisation(id, String(said.name)))}
        />
        {kind !== 'cert' && (
          <p>
            <button
              type="button"
              className="quiet small"
              disabled={busy}
              onClick={() => void onAct(() => setOrganisationOpen(id, !isOpen))}
            >
              {isOpen ? `Fermer ${name} et ses comptes` : `Rouvrir ${name}`}
            </button>
          </p>
        )}
      </details>
    </>
  );
}
