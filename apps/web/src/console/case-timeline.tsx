import { useEffect, useState } from 'react';
import { readTimeline, type Case, type TimelineEvent } from '../client';
import { shortInParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { ACT, EVENT, organisation, say } from '../ui/words.data';

/** What happened, newest first; read when it is opened, and again after each act. */
export function CaseTimeline({ state: { id, version } }: { state: Case }) {
  const [open, setOpen] = useState(false);
  const [events, setEvents] = useState<TimelineEvent[] | null>(null);
  const { trouble, run } = useWork();
  useEffect(() => {
    if (open) void run(async () => setEvents(await readTimeline(id)));
  }, [open, id, version, run]);
  return (
    <details className="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Chronologie</summary>
      <TroubleBox trouble={trouble} />
      {open && !events && !trouble && <p role="status">Lecture…</p>}
      <ol className="timeline">
        {[...(events ?? [])].reverse().map((event) => (
          <li key={event.id}>
            <time dateTime={event.at}>{shortInParis(event.at)}</time> {say(EVENT, event.type)}
            <span className="sub">
              {detailOf(event)} {organisation(event.by)}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** To whom, or what, in words: identifiers tell a reader nothing. */
function detailOf({ data }: TimelineEvent): string {
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : null);
  const act = text('act');
  const whom = text('recipient') ?? text('creditor') ?? text('to') ?? text('with');
  const parts = [act && say(ACT, act), whom && organisation(whom), text('reference'), text('reason')].filter(
    Boolean,
  );
  return parts.length > 0 ? `${parts.join(' – ')} ·` : '';
}
