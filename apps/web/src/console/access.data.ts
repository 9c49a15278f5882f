import { CASE_CAPABILITY, organisation, TLP } from '../ui/words.data';
import type { Act, ActField } from './act';

const REASON: ActField = { name: 'reason', label: 'Motif' };
interface Known {
  principal: string;
  name: string;
  organisation: string;
}

const labelled = (known: readonly Known[], of: (principal: string) => string = (p) => p) =>
  Object.fromEntries(
    known
      .map(({ principal, name, organisation: code }) => [
        of(principal),
        principal.includes(':') && !principal.startsWith('ars:') ? `${name} (${organisation(code)})` : name,
      ])
      .sort(([, a], [, b]) => a!.localeCompare(b!, 'fr')),
  ) as Record<string, string>;

const HEADINGS: readonly (readonly [heading: string, holds: (known: Known) => boolean])[] = [
  [
    'Personnes du CERT',
    ({ principal, organisation: of }) => principal.startsWith('account:') && of === 'cert',
  ],
  ['Équipes', ({ principal }) => principal.startsWith('team:')],
  ['Organismes', ({ principal, organisation: of }) => principal === of],
  ['Régions', ({ principal }) => principal.startsWith('region:')],
  [
    'Personnes d’autres organismes',
    ({ principal, organisation: of }) => principal.startsWith('account:') && of !== 'cert',
  ],
];

const grouped = (known: readonly Known[]) =>
  Object.fromEntries(
    HEADINGS.map(([heading, holds]) => [heading, labelled(known.filter(holds))] as const).filter(
      ([, some]) => Object.keys(some).length > 0,
    ),
  );

/** Lets somebody know the case. */
export const givingTo = (known: readonly Known[]): Act => ({
  capability: 'grant_access',
  path: 'grants',
  title: 'Donner accès',
  fields: [
    { name: 'principal', label: 'À qui', kind: 'list', groups: grouped(known) },
    { name: 'tlpMax', label: 'Jusqu’au marquage', kind: 'list', options: TLP },
    { name: 'capabilities', label: 'Ce que l’accès permet', kind: 'several', options: CASE_CAPABILITY },
    { name: 'until', label: 'Jusqu’à quand', kind: 'moment', optional: true },
    REASON,
  ],
});

const ACCOUNT = 'account:';

/** Hands the case over to a person of the desk. */
export const handingTo = (known: readonly Known[]): Act => {
  const people = known.filter((k) => k.organisation === 'cert' && k.principal.startsWith(ACCOUNT));
  return {
    capability: 'grant_access',
    path: 'hand-over',
    title: 'Transmettre le dossier',
    fields: [
      { name: 'to', label: 'À qui', kind: 'list', options: labelled(people, (p) => p.slice(ACCOUNT.length)) },
      REASON,
    ],
  };
};

export const ASK_ACCESS: Pick<Act, 'title' | 'fields'> = {
  title: 'Demander l’accès',
  fields: [{ name: 'reference', label: 'Référence du dossier', kind: 'line' }, REASON],
};

export const BREAK_GLASS: Pick<Act, 'title' | 'fields'> = {
  title: 'Briser la glace',
  fields: [
    { name: 'reference', label: 'Référence du dossier', kind: 'line' },
    REASON,
    { name: 'ticket', label: 'Ticket ou ordre qui le demande', kind: 'line' },
  ],
};

export const REVIEW_GLASS: Pick<Act, 'title' | 'fields'> = {
  title: 'Revoir',
  fields: [
    {
      name: 'verdict',
      label: 'Ce recours était',
      kind: 'list',
      options: { justified: 'justifié', not_justified: 'injustifié' },
    },
    { name: 'review', label: 'Pourquoi' },
  ],
};
