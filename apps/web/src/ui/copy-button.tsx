import { useState } from 'react';

/** Copies a text and says whether it could. */
export function CopyButton({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  const copy = () =>
    navigator.clipboard?.writeText(text).then(
      () => setSaid('Copié'),
      () => setSaid('Copie refusée par le navigateur : sélectionnez le texte.'),
    ) ?? setSaid('Copie impossible ici : sélectionnez le texte.');
  return (
    <>
      <button type="button" className="quiet small" onClick={() => void copy()}>
        Copier
      </button>{' '}
      <span role="status">{said}</span>
    </>
  );
}
