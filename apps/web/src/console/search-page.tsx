import { useCallback, useEffect, useState } from 'react';
import { searchCases, type FoundCase } from '../client';
import { useTitle } from '../ui/route';
import { shortInParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { MATCHED, say } from '../ui/words.data';
import { CaseLine } from './case-line';
import { sessionEnded } from './use-queue';

interface SearchPageProps {
  /** What was typed in the header; empty when the page was opened by its address. */
  words: string;
  onExpired: () => void;
}

function useSearch({ words, onExpired }: SearchPageProps) {
  const [found, setFound] = useState<FoundCase[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const { busy, trouble, run } = useWork();
  const read = useCallback(
    (after: string | null, before: FoundCase[]) =>
      run(async () => {
        const page = await searchCases(words, after).catch((error: unknown) => {
          if (sessionEnded(error)) onExpired();
          throw error;
        });
        setFound([...before, ...page.found]);
        setNext(page.next);
      }),
    [words, onExpired, run],
  );
  useEffect(() => {
    if (words) void read(null, []);
  }, [words, read]);
  return { found, next, more: () => read(next, found ?? []), busy, trouble };
}

/** Cases that say the words, among what the reader may know: by what says them, then the newest. */
export function SearchPage(props: SearchPageProps) {
  const { words } = props;
  useTitle('Recherche – console');
  const { found, next, more, busy, trouble } = useSearch(props);
  return (
    <>
      <h1 tabIndex={-1}>Recherche</h1>
      {!words && (
        <p>Saisissez dans l’en-tête une référence, une structure, une ville, un numéro FINESS ou des mots.</p>
      )}
      <TroubleBox trouble={trouble} />
      {busy && found === null && <p role="status">Recherche en cours…</p>}
      {found?.length === 0 && <p role="status">Aucun dossier trouvé pour « {words} ».</p>}
      {found && found.length > 0 && (
        <>
          <p role="status">
            {found.length} dossier(s) affiché(s) pour « {words} », le plus récent d’abord.
          </p>
          <ol className="cards">
            {found.map(({ case: row, matched }) => (
              <li key={row.id}>
                <CaseLine row={row} />
                <p className="hint">
                  Reçu le {shortInParis(row.receivedAt)} · trouvé dans :{' '}
                  {matched.map((kind) => say(MATCHED, kind)).join(', ')}
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
      {next && (
        <button type="button" className="quiet" disabled={busy} onClick={() => void more()}>
          Page suivante
        </button>
      )}
    </>
  );
}
