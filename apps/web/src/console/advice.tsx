import { readLibrary } from '../client';
import { inParis } from '../ui/time';
import { ADVICE_PHASE, say } from '../ui/words.data';
import { ActForm } from './act-form';
import type { CasePart } from './case-part';
import { ItemMarking } from './marking';
import { Opened } from './opened';

/** Sheets of advice: sent, read, applied by the facility. */
export function Advice(part: CasePart) {
  const { state, session } = part;
  const maySend = state.desk !== undefined && session.capabilities.includes('triage');
  if (state.recommendations.length === 0 && !maySend) return null;
  return (
    <section aria-labelledby="advice">
      <h2 id="advice">Fiches de recommandation</h2>
      <ul className="cards">
        {state.recommendations.map(({ id, title, note, sentAt, readAt, appliedAt, answer, marking }) => (
          <li key={id} className={appliedAt ? 'done' : readAt ? 'under-way' : 'due'}>
            <strong>{title}</strong>
            <p>
              Envoyée {inParis(sentAt)}
              {readAt && ` ; lue ${inParis(readAt)}`}
              {appliedAt && ` ; appliquée ${inParis(appliedAt)}`}
            </p>
            {note && <p className="prose">{note}</p>}
            {answer && <p className="prose">Réponse : {answer}</p>}
            <ItemMarking borne={marking} place={{ item: 'recommendation', itemId: id }} part={part} />
          </li>
        ))}
      </ul>
      {maySend && <SendSheet {...part} />}
    </section>
  );
}

function SendSheet(part: CasePart) {
  const proposed = new Set(part.state.desk?.proposedSheets.map(({ sheet }) => sheet));
  return (
    <Opened title="Envoyer une fiche" version={part.desk.readings} read={readLibrary}>
      {(sheets) => {
        const ordered = [...sheets].sort((a, b) => Number(proposed.has(b.key)) - Number(proposed.has(a.key)));
        const options = Object.fromEntries(
          ordered.map(({ key, phase, title }) => [
            key,
            `${proposed.has(key) ? '★ ' : ''}${say(ADVICE_PHASE, phase)} : ${title}`,
          ]),
        );
        const act = {
          path: 'recommendations',
          title: 'Envoyer la fiche',
          fields: [
            {
              name: 'sheet',
              label: 'Fiche (★ : proposée pour cet incident)',
              kind: 'list' as const,
              options,
            },
            { name: 'note', label: 'Précision pour cette structure', optional: true },
          ],
        };
        return <ActForm act={act} part={part} open />;
      }}
    </Opened>
  );
}
