import { readMessages } from '../client';
import { inParis } from '../ui/time';
import { ActForm } from './act-form';
import type { CasePart } from './case-part';
import { ItemMarking } from './marking';
import { Opened } from './opened';

const WRITE = {
  path: 'messages',
  title: 'Écrire à la structure',
  fields: [
    { name: 'body', label: 'Message', hint: 'La structure est prévenue ; elle le lit sur sa page de suivi.' },
  ],
};

/** What the desk and the declarant write to each other. */
export function Exchange(part: CasePart) {
  const { state, session, desk } = part;
  if (!state.desk) return null;
  const { unreadMessages } = state.desk;
  return (
    <section aria-labelledby="exchange">
      <h2 id="exchange">Échanges avec la structure</h2>
      {unreadMessages > 0 && <p className="status-box">{unreadMessages} message(s) non lu(s).</p>}
      <Opened title="Messages" version={desk.readings} read={() => readMessages(state.id)}>
        {(messages) => (
          <ul className="cards">
            {messages.length === 0 && <li>Aucun message.</li>}
            {messages.map(({ id, at, sender, by, body, readAt, marking }) => (
              <li key={id} className={readAt ? 'done' : 'due'}>
                <strong>{sender === 'desk' ? by : 'Structure'}</strong>, {inParis(at)}
                <p className="prose">{body}</p>
                {sender === 'declarant' && !readAt && (
                  <button
                    type="button"
                    className="quiet small"
                    disabled={desk.busy}
                    onClick={() => void desk.perform(`messages/${id}/read`)}
                  >
                    Marquer comme lu
                  </button>
                )}
                {readAt && <p className="hint">Lu {inParis(readAt)}</p>}
                <ItemMarking borne={marking} place={{ item: 'message', itemId: id }} part={part} />
              </li>
            ))}
          </ul>
        )}
      </Opened>
      {session.capabilities.includes('triage') && <ActForm act={WRITE} part={part} />}
    </section>
  );
}
