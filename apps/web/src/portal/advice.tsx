import { useState } from 'react';
import { newKey, tell, type FollowUp } from '../client';
import { TextField } from '../ui/fields';
import { inParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { ADVICE_PHASE, say } from '../ui/words.data';
import { Borne } from './borne';
import type { FollowUpPart } from './follow-up-part';

type Sheet = FollowUp['recommendations'][number];

/** Sheets that the desk sent, to read, and to mark as applied. */
export function Advice(part: FollowUpPart) {
  const { recommendations } = part.page;
  if (recommendations.length === 0) return null;
  return (
    <>
      <h2>Fiches du CERT</h2>
      {recommendations.map((sheet) => (
        <OneSheet key={sheet.id} sheet={sheet} {...part} />
      ))}
    </>
  );
}

function OneSheet({ sheet, ...part }: FollowUpPart & { sheet: Sheet }) {
  const { title, phase, steps, note, readAt, appliedAt, answer, marking } = sheet;
  // A new one is open, and stays so while its reader reports on it.
  const [open, setOpen] = useState(readAt === null);
  return (
    <details className="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {phase && `${say(ADVICE_PHASE, phase)} : `}
        {title}
        {appliedAt ? ' – appliquée' : readAt ? ' – lue' : ' – nouvelle'}
      </summary>
      <Borne marking={marking} />
      {note && <p className="prose">{note}</p>}
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {appliedAt ? (
        <p>
          Appliquée {inParis(appliedAt)}
          {answer && ` : ${answer}`}
        </p>
      ) : (
        <Report sheet={sheet} {...part} />
      )}
    </details>
  );
}

/** "I have read it", "it is applied", and how. */
function Report({ sheet: { id, readAt }, followUpKey, onPage }: FollowUpPart & { sheet: Sheet }) {
  const [text, setText] = useState('');
  const { busy, trouble, run } = useWork();
  const report = (act: 'read' | 'applied') =>
    run(async () => {
      const body = act === 'applied' && text.trim() ? { answer: text.trim() } : {};
      onPage(await tell(followUpKey, `recommendations/${id}/${act}`, body, newKey()));
    });
  return (
    <>
      {!readAt && (
        <button type="button" className="quiet" disabled={busy} onClick={() => void report('read')}>
          J’ai lu cette fiche
        </button>
      )}
      <TextField
        name={`answer-${id}`}
        label="Ce que vous avez fait, ou laissé"
        required={false}
        rows={2}
        value={text}
        onChange={setText}
      />
      <button type="button" className="quiet" disabled={busy} onClick={() => void report('applied')}>
        C’est appliqué
      </button>
      <TroubleBox trouble={trouble} />
    </>
  );
}
