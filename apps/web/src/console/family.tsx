import { readChildren } from '../client';
import { Link } from '../ui/route';
import { inParis } from '../ui/time';
import { ActForm } from './act-form';
import type { CasePart } from './case-part';
import { Candidates } from './candidates';
import { CaseLine } from './case-line';
import { ItemMarking, Marking } from './marking';
import { Opened } from './opened';
import { ShareForm } from './share-form';
import { SplitForm } from './split-form';

const REASON = { name: 'reason', label: 'Motif' };
const MERGE = {
  path: 'merge',
  title: 'Réunir à un autre dossier de la même structure',
  fields: [
    {
      name: 'into',
      label: 'Dossier qui continue',
      kind: 'case' as const,
      hint: 'Collez l’adresse de sa page.',
    },
    {
      name: 'sameDeclarant',
      label: 'Même déclarant, vérifié en le rappelant',
      kind: 'tick' as const,
      hint: 'Son code de suivi ouvrira alors le dossier qui continue.',
    },
    REASON,
  ],
};

/** A provider's or mass incident: one parent, its children, one update to all; duplicates and splits. */
export function Family(part: CasePart) {
  const { state, session } = part;
  const mayGather = state.desk !== undefined && session.capabilities.includes('triage');
  return (
    <>
      {state.parentId && mayGather && (
        <p className="status-box">
          Rattaché à un <Link to={`/console/dossiers/${state.parentId}`}>dossier parent</Link>.
        </p>
      )}
      {state.shared?.message && (
        <div className="status-box">
          <p>Du dossier parent : {state.shared.message}</p>
          <Marking borne={state.shared.marking} />
        </div>
      )}
      {mayGather && (
        <section aria-labelledby="family">
          <h2 id="family">Dossiers liés</h2>
          <Children {...part} />
          {!state.parentId && <Candidates {...part} />}
          {!state.parentId && <ShareForm {...part} />}
          <Updates {...part} />
          {state.access.may.includes('pilot') && <ActForm act={MERGE} part={part} />}
          <SplitForm {...part} />
        </section>
      )}
    </>
  );
}

/** What was written to all children, each with its own marking. */
function Updates(part: CasePart) {
  const updates = part.state.desk?.updates ?? [];
  if (updates.length === 0) return null;
  return (
    <ul className="cards">
      {updates.map(({ id, at, by, message, marking }) => (
        <li key={id}>
          <strong>{by}</strong>, {inParis(at)}
          <p className="prose">{message ?? 'Des faits ou une qualification, sans message.'}</p>
          <ItemMarking borne={marking} place={{ item: 'shared_facts', itemId: id }} part={part} />
        </li>
      ))}
    </ul>
  );
}

function Children(part: CasePart) {
  const { state } = part;
  return (
    <Opened title="Enfants" version={part.desk.readings} read={() => readChildren(state.id)}>
      {({ cases, next }) => (
        <ul className="cards">
          {cases.length === 0 && <li>Aucun.</li>}
          {cases.map((row) => (
            <li key={row.id}>
              <CaseLine row={row} />
              <ActForm
                act={{ path: `children/${row.id}/detach`, title: 'Détacher', fields: [REASON] }}
                part={part}
                aside
              />
            </li>
          ))}
          {next && <li>… et d’autres.</li>}
          {cases.length > 0 && (
            <li>
              <Link to={`/console/dossiers/${state.id}/enfants`}>Les voir tous dans la file</Link>
            </li>
          )}
        </ul>
      )}
    </Opened>
  );
}
