import type { Letter } from '#domain/cases';
import { isOverdue, isSettled, type Obligation } from '#domain/obligations';
import { INDENTS, type Contest, type Indent, type Qualification } from '#domain/qualification';
import { ACT, INDENT, INDENT_ANSWER, LEVEL, nameOfAuthority, parisTime, ROLE } from '#notifications/words';
import { LETTER_STATE, MESSAGE, OBLIGATION_STATE, STATUS } from './case-words.data';
import { actsTaken } from './cnil-response';
import { identityRows } from './facility-rows';
import { careRows, incidentRows, narrativeRow, personalDataRows, technicalRows } from './incident-rows';
import { paragraphsOf, said, time, word } from './rows';
import type { Row, Section, SheetFacts } from './sheet';

const MADE_IT: Record<Qualification['level'], string> = {
  significatif: 'A rendu l’incident significatif.',
  grave: 'A rendu l’incident grave.',
  not_grave: '',
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A duration as a duty officer says it: "12 min", "3 h 12", "2 j 5 h". */
export function spellDuration(milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000));
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes}\u00a0min`;
  if (hours < 48) return `${hours}\u00a0h\u00a0${String(minutes % 60).padStart(2, '0')}`;
  return `${Math.floor(hours / 24)}\u00a0j\u00a0${hours % 24}\u00a0h`;
}

function facilityRows({ state }: SheetFacts): Row[] {
  const [first, ...others] = [...state.facilities].sort((a, b) => Number(b.declares) - Number(a.declares));
  return [
    ...(first ? identityRows(first) : []),
    ...others.map((f) =>
      said(`Autre structure concernée`, [f.name], f.ars ? nameOfAuthority(f.ars) : 'Aucune ARS compétente.'),
    ),
  ];
}

/** Says which indent made the level: "ne sait pas" does, since the law says "potentiel ou avéré". */
function indentRow(indent: Indent, { indents, because, level, proposed }: Qualification): Row {
  const made = proposed === level ? MADE_IT[proposed] : 'A motivé le niveau proposé.';
  const doubt = indents[indent] === 'unknown' ? ' Un doute suffit (« potentiel ou avéré »).' : '';
  const answer = word(INDENT_ANSWER, indents[indent]);
  const number = INDENTS.indexOf(indent) + 1;
  return said(`${number}° ${INDENT[indent]}`, answer, because.includes(indent) ? `${made}${doubt}` : null);
}

function contestRow({ by, at, reason, level, answeredAt }: Contest): Row {
  const wanted = level === null ? [] : [`Niveau demandé : ${LEVEL[level]}`];
  const answered =
    answeredAt === null ? 'Sans réponse à ce stade.' : `Requalifié le ${parisTime(answeredAt)}.`;
  const who = `${nameOfAuthority(by)}, le ${parisTime(at)}`;
  return said('Contestation', [who, ...wanted, ...paragraphsOf(reason)], answered);
}

function qualificationRows({ state: { qualification } }: SheetFacts): Row[] {
  if (qualification === null) return [said('Niveau', null, 'Le dossier n’est pas encore qualifié.')];
  const { level, proposed, onBehalfOf, decidedAt, reason, overrideReason, contests } = qualification;
  return [
    said('Niveau', LEVEL[level], proposed === level ? null : `Niveau proposé : ${LEVEL[proposed]}.`),
    said('Pour le compte de', onBehalfOf.map(nameOfAuthority), 'Art. D.1111-16-2 du CSP.'),
    said('Décidée le', time(decidedAt)),
    ...INDENTS.map((indent) => indentRow(indent, qualification)),
    said('Motif', reason),
    ...(overrideReason ? [said('Motif de l’écart', overrideReason)] : []),
    ...contests.map(contestRow),
  ];
}

const levelOf = (qualification: Qualification | null) =>
  qualification === null ? 'non encore qualifié' : `incident ${LEVEL[qualification.level]}`;

/** The clock of an obligation: "sans délai" is measured and never given a limit. */
export function clockOf(obligation: Obligation, now: number): string {
  const { dueAt, anchorAt } = obligation;
  if (dueAt !== null) {
    const left = spellDuration(Math.abs(dueAt - now));
    const away = isSettled(obligation)
      ? ''
      : isOverdue(obligation, now)
        ? ` – dépassée de ${left}`
        : ` – dans ${left}`;
    return `échéance le ${parisTime(dueAt)}${away}`;
  }
  if (anchorAt === null) return 'horloge non démarrée : point de départ inconnu';
  const end = obligation.sentAt ?? obligation.settledAt;
  const measured = spellDuration((end ?? now) - anchorAt);
  return end === null ? `sans délai – depuis ${measured}` : `sans délai – fait en ${measured}`;
}

function stateOf(obligation: Obligation): string {
  const at = obligation.settledAt ?? obligation.sentAt;
  const since = at === null ? '' : `, le ${parisTime(at)}`;
  // Proofs of the desk may hold its notes: only what the facility filed is shown by its number.
  const number = obligation.act === 'file' && obligation.proof ? `, référence ${obligation.proof}` : '';
  return `${OBLIGATION_STATE[obligation.state]}${since}${obligation.state === 'fulfilled' ? number : ''}`;
}

function obligationRows({ state, now }: SheetFacts, debtor: Obligation['debtor']): Row[] {
  const owed = state.obligations.filter((o) => o.debtor === debtor && o.state !== 'superseded');
  if (owed.length === 0) return [said('Obligations', 'aucune')];
  return owed.map((o) =>
    said(
      `${capital(ACT[o.act])} – ${nameOfAuthority(o.creditor)}`,
      [stateOf(o), clockOf(o, now)],
      `${o.basis}.`,
    ),
  );
}

function letterRow(letter: Letter): Row {
  const at = letter.acknowledgedAt ?? letter.sentAt ?? letter.owedAt;
  return said(
    capital(nameOfAuthority(letter.recipient)),
    `${MESSAGE[letter.message]} : ${LETTER_STATE[letter.state]}, le ${parisTime(at)}`,
  );
}

function letterRows({ state }: SheetFacts): Row[] {
  if (state.letters.length === 0) return [said('Envois', 'aucun')];
  return state.letters.map(letterRow);
}

function outcomeRows({ state: { resolution } }: SheetFacts): Row[] {
  if (resolution === null) return [said('Résolution', 'non déclarée')];
  return [
    said('Résolu le', time(resolution.at)),
    said('Fin de l’incident', time(resolution.endedAt)),
    said('Causes', paragraphsOf(resolution.causes)),
    said('Mesures prises', resolution.measures && paragraphsOf(resolution.measures)),
  ];
}

const NOTES = [
  'Les fonctions sont indiquées, jamais le nom d’un analyste (RFC 2350, §2.9). Un envoi accepté par un serveur de messagerie n’est pas compté comme reçu.',
  'État du dossier à l’instant indiqué : la console et la page de suivi font foi ensuite.',
];

/** What the competent ARS and the FSSI read of a case (art. L.1111-8-2 D.1111-16-3 CSP). */
export function synthesisSheet(facts: SheetFacts) {
  const { state, declarant } = facts;
  const sections: Omit<Section, 'number'>[] = [
    {
      title: 'Structure',
      rows: [...facilityRows(facts), said('Fonction du déclarant', declarant && ROLE[declarant.role])],
    },
    { title: 'Incident', rows: incidentRows(facts) },
    { title: 'Qualification pour le compte de l’ARS', rows: qualificationRows(facts) },
    { title: 'Prise en charge des patients', rows: careRows(facts) },
    { title: 'Données', rows: personalDataRows(facts) },
    { title: 'Éléments techniques', rows: technicalRows(facts) },
    { title: 'Mesures et démarches déclarées', rows: [said('Mesures et démarches', actsTaken(facts))] },
    { title: 'Obligations du CERT', rows: obligationRows(facts, 'cert') },
    { title: 'Obligations de la structure', rows: obligationRows(facts, 'facility') },
    { title: 'Envois', rows: letterRows(facts) },
    { title: 'Résolution', rows: outcomeRows(facts) },
    // Last: it may be long, and a duty officer reads the rest first.
    { title: 'Récit', rows: [narrativeRow(facts)] },
  ];
  return {
    title: 'Synthèse du dossier pour l’ARS et le FSSI',
    stage: `Dossier ${STATUS[state.status]} – ${levelOf(state.qualification)}`,
    sections: sections.map((section, index) => ({ number: String(index + 1), ...section })),
    notes: NOTES,
  };
}
