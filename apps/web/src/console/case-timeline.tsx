import { readTimeline, type Case } from '../client';
import { organisation } from '../ui/words.data';
import { Opened } from './opened';

/** What happened, newest first, in the words of the API; read when it is opened, and again after each act. */
export function CaseTimeline({ state: { id, version } }: { state: Case }) {
  return (
    <Opened title="Chronologie" version={version} read={() => readTimeline(id)}>
      {(events) => (
        <ol className="timeline">
          {[...events].reverse().map(({ id: event, at, what, why, by, atParis, atLocal }) => (
            <li key={event}>
              {what}
              {why && <span className="sub prose">{why}</span>}
              <span className="sub">
                {organisation(by)}, <time dateTime={at}>{atParis}</time>
                {atLocal !== atParis && ` – sur place : ${atLocal}`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Opened>
  );
}
