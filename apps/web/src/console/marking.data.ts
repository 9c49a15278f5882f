import type { Borne } from '../client';
import { COMPARTMENT, PAP, PROTECTION, TLP } from '../ui/words.data';
import type { Act, ActField } from './act';

/** What is marked: an item of the case, or the case itself. */
export interface Place {
  item: string;
  itemId: string;
}

const AGREEMENT: readonly ActField[] = [
  {
    name: 'agreedBy',
    label: 'Qui a accepté, au nom de l’origine',
    kind: 'line',
    optional: true,
    hint: 'Pour alléger seulement : cette information n’est pas du CERT.',
  },
  { name: 'evidence', label: 'Preuve de cet accord', optional: true },
];

/** Those who mark a declaration must know what that does not hide. */
const REPEATED =
  'Cache cette version telle qu’elle a été reçue. Ce que le dossier en a repris porte le marquage du dossier : marquez-le aussi.';

const withoutPrefix = (label: string) => label.slice(label.indexOf(':') + 1);

/** Marks anew what bears this: every answer stands as it is, whoever marks says what changes. */
export function markingAnew(borne: Borne, place?: Place): Act {
  const fixed = Object.entries(place ?? {}).map(([name, value]): ActField => ({
    name,
    label: '',
    kind: 'fixed',
    value: String(value),
  }));
  return {
    capability: 'mark',
    path: 'marking',
    title: place ? 'Changer le marquage' : 'Changer le marquage du dossier',
    fields: [
      ...fixed,
      {
        ...({ name: 'tlp', label: 'TLP', kind: 'list', options: TLP } as const),
        ...(place?.item === 'declaration' ? { hint: REPEATED } : {}),
      },
      { name: 'pap', label: 'PAP', kind: 'list', options: PAP },
      { name: 'compartments', label: 'Compartiments', kind: 'several', options: COMPARTMENT, optional: true },
      { name: 'protection', label: 'Mention de protection', kind: 'list', options: PROTECTION },
      {
        name: 'reason',
        label: 'Motif',
        hint: 'Plus strict : tout de suite. Moins strict : une seconde personne décide.',
      },
      ...(borne.originator === 'cert' ? [] : AGREEMENT),
    ],
    said: {
      tlp: withoutPrefix(borne.tlp),
      pap: withoutPrefix(borne.pap),
      compartments: borne.compartments,
      protection: borne.protection,
    },
  };
}
