import { useState, type FormEvent } from 'react';
import type { ExchangeMessage } from '../client';
import { TextField } from '../ui/fields';
import { inParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import type { FollowUpPart } from './follow-up-part';
import { Borne } from './borne';
import { useExchange, type OwnExchange } from './use-exchange';

/** Messages both ways, with the desk by its function. */
export function Exchange(part: FollowUpPart) {
  const exchange = useExchange(part);
  const { unreadMessages, mergedInto } = part.page;
  return (
    <>
      {unreadMessages > 0 && !mergedInto && (
        <p className="status-box">
          {unreadMessages} message(s) du CERT à lire.{' '}
          <button
            type="button"
            className="quiet small"
            disabled={exchange.busy}
            onClick={() => void exchange.markRead()}
          >
            J’ai lu
          </button>
        </p>
      )}
      <ul className="cards">
        {exchange.messages.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </ul>
      {!mergedInto && <Writing exchange={exchange} />}
    </>
  );
}

function Message({ message: { at, sender, by, body, readAt, marking } }: { message: ExchangeMessage }) {
  return (
    <li className={readAt ? 'done' : 'due'}>
      <strong>{sender === 'desk' ? by : 'Vous'}</strong>, {inParis(at)}
      <Borne marking={marking} />
      <p className="prose">{body}</p>
      {readAt && <p className="hint">Lu {inParis(readAt)}</p>}
    </li>
  );
}

function Writing({ exchange: { busy, trouble, write } }: { exchange: OwnExchange }) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const empty = text.trim() === '';
    setError(empty ? 'Écrivez votre message.' : undefined);
    if (empty) return document.getElementById('f-message')?.focus();
    if (await write(text.trim())) setText('');
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        name="message"
        label="Écrire au CERT"
        hint="Pas de données de santé ni de numéro de sécurité sociale."
        rows={3}
        maxLength={8000}
        value={text}
        error={error}
        onChange={setText}
      />
      <button type="submit" disabled={busy}>
        Envoyer le message
      </button>
      <TroubleBox trouble={trouble} kept="Votre message est gardé sur cette page." />
    </form>
  );
}
