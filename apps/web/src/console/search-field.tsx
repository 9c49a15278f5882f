import { useState, type FormEvent } from 'react';
import { goTo } from '../ui/route';

/** Looks for words from any page. They stay out of the address: no history nor server log keeps them. */
export function SearchField({ onAsked }: { onAsked: (words: string) => void }) {
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!typed.trim()) return;
    onAsked(typed.trim());
    goTo('/console/recherche');
  };
  return (
    <form role="search" aria-label="Tous les dossiers" className="seek" onSubmit={submit}>
      <label htmlFor="f-seek" className="unseen">
        Rechercher
      </label>
      <input
        id="f-seek"
        type="search"
        maxLength={200}
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
      />
      <button type="submit" className="quiet">
        Chercher
      </button>
    </form>
  );
}
