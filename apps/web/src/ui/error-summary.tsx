import { useEffect, useRef, type MouseEvent } from 'react';

/** The wrong answers, each a way to its field. Takes the focus when they change. */
export function ErrorSummary({ faults }: { faults: Record<string, string> }) {
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(faults);
  useEffect(() => {
    if (Object.keys(faults).length > 0) box.current?.focus();
  }, [faults]);
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
