import type { DeclarantAct, FollowUp } from '../client';
import { fromLocalInput, toLocalInput } from '../ui/time';
import { EXCEPTION } from '../ui/words.data';

export type Owed = FollowUp['owed'][number];
export type Typed = Record<string, string>;

export interface TellingField {
  name: string;
  label: string;
  hint?: string;
  type?: 'number' | 'datetime-local';
  rows?: number;
  /** A closed list instead of words. */
  options?: Record<string, string>;
  /** What holds while nothing is typed. */
  usual?: string;
}

/** One thing that a facility may say of what it owes. */
export interface Telling {
  act: DeclarantAct;
  button: string;
  /** Folded under this name: not what one usually says. */
  title?: string;
  /** @param now the desk's time, epoch ms */
  fields: (owed: Owed, typed: Typed, now: number) => TellingField[];
  body: (typed: Typed, owed: Owed) => unknown;
  applies?: (owed: Owed) => boolean;
}

/** Who received it, as the API names it. */
function withOf({ creditor, rule }: Owed): string {
  if (rule.startsWith('R23-')) return 'nis2';
  return creditor.startsWith('ars:') ? 'ars' : creditor;
}

/** Whether what was done at the moment typed was done after its clock ran out. */
function isLate({ clock }: Owed, typedAt: string | undefined, now: number): boolean {
  const doneAt = typedAt ? fromLocalInput(typedAt) : null;
  return clock.dueAt !== null && (doneAt === null ? now : Date.parse(doneAt)) > Date.parse(clock.dueAt);
}

const when = (name: string, label: string, now: number): TellingField => ({
  ...{ name, label, type: 'datetime-local', usual: toLocalInput(now) },
  hint: 'À l’heure de votre appareil ; maintenant si vous n’y touchez pas.',
});

/** Absent when untouched: the API then takes its own "now". */
const instantOf = (typed: string | undefined) => (typed ? fromLocalInput(typed) : undefined);

const FILED: Telling = {
  act: 'filings',
  button: 'J’ai notifié',
  fields: (owed, { filedAt }, now) => [
    { name: 'reference', label: 'Numéro de récépissé donné par l’autorité' },
    when('filedAt', 'Notifié le', now),
    ...(isLate(owed, filedAt, now) ? [{ name: 'lateReason', label: 'Motifs du retard', rows: 2 }] : []),
  ],
  body: ({ reference, filedAt, lateReason }, owed) => ({
    ...{ with: withOf(owed), phase: owed.phase, reference, lateReason, filedAt: instantOf(filedAt) },
    facility: owed.facilityId,
  }),
};

const NOT_NEEDED: Telling = {
  act: 'filings-not-needed',
  title: 'Notifier n’est pas nécessaire',
  button: 'Je ne notifie pas, pour ce motif',
  fields: () => [
    {
      name: 'notNeeded',
      label: 'Pourquoi aucun risque n’est probable pour les personnes',
      hint: 'Article 33.1 du RGPD. La violation reste à inscrire au registre.',
      rows: 3,
    },
  ],
  body: ({ notNeeded }, { facilityId }) => ({ reason: notNeeded, facility: facilityId }),
  applies: ({ rule }) => rule === 'R15-file-cnil',
};

const INFORMED: Telling = {
  act: 'persons-informed',
  button: 'Les personnes sont informées',
  fields: (_owed, _typed, now) => [
    { name: 'count', label: 'Combien de personnes', type: 'number' },
    { name: 'means', label: 'Par quel moyen' },
    when('informedAt', 'Informées le', now),
  ],
  body: ({ count, means, informedAt }, { facilityId }) => ({
    ...{ count: Number(count), means, informedAt: instantOf(informedAt) },
    facility: facilityId,
  }),
};

const EXCEPTED: Telling = {
  act: 'persons-exception',
  title: 'Une exception s’applique (article 34.3 du RGPD)',
  button: 'J’invoque cette exception',
  fields: (_, { exception }) => [
    { name: 'exception', label: 'Exception', options: EXCEPTION },
    { name: 'why', label: 'Pourquoi elle s’applique', rows: 3 },
    ...(exception === 'disproportionate_effort'
      ? [{ name: 'communication', label: 'Où le public a été informé', rows: 2 }]
      : []),
  ],
  body: ({ exception, why, communication }, { facilityId }) => ({
    ...{ exception, reason: why, facility: facilityId },
    communication: exception === 'disproportionate_effort' ? communication : undefined,
  }),
};

const REGISTERED: Telling = {
  act: 'register-entry',
  button: 'C’est inscrit au registre',
  fields: () => [],
  body: (_typed, { facilityId }) => ({ facility: facilityId }),
};

const CONFIRMED: Telling = {
  act: 'confirmation',
  button: 'Je confirme ce que le CERT a saisi',
  fields: () => [],
  body: () => ({}),
};

/** What a facility says of what it owes, by act: that it is done, or why it is not to be done. */
export const TELLINGS: Record<string, readonly Telling[]> = {
  file: [FILED, NOT_NEEDED],
  inform_persons: [INFORMED, EXCEPTED],
  register: [REGISTERED],
  confirm: [CONFIRMED],
};
