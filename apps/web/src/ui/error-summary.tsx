import { useEffect, useRef, type MouseEvent } from 'react';

interface ErrorSummaryProps {
  faults: Record<string, string>;
  /** Which try they come from; the faults themselves when nothing is said. */
  attempt?: unknown;
}

/** The wrong answers, each a way to its field. Takes the focus at each try that finds some. */
export function ErrorSummary({ faults, attempt = faults }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(faults);
  useEffect(() => {
    box.current?.focus();
  }, [attempt]);
  if (entries.length === 0) return null;
  const go = (event: MouseEvent, field: string) => {
    event.preventDefault();
    document.getElementById(`f-${field}`)?.focus();
  };
  return (
    <div className="trouble" role="alert" tabIndex={-1} ref={box}>
      <h2>{entries.length === 1 ? 'Une réponse à corriger' : `${entries.length} réponses à corriger`}</h2>
      <ul>
        {entries.map(([field, message]) => (
          <li key={field}>
            <a href={`#f-${field}`} onClick={(event) => go(event, field)}>
              {message}
            </a>
          </li>
        ))}
      </ul>
      <p>Rien n’est encore envoyé ; tout ce que vous avez saisi est gardé.</p>
    </div>
  );
}
