import { page, table } from './markdown.mjs';
import { WITNESSES } from './witness-facts.mjs';

const DEBTORS = { cert: 'CERT', facility: 'structure' };
const ACTS = {
  acknowledge: 'notifier la prise en compte',
  inform: 'informer',
  escalate: 'escalader',
  alert: 'alerter',
  call: 'appeler',
  remind: 'rappeler à la structure son signalement',
  file: 'notifier, déclarer',
  inform_persons: 'informer les personnes',
  register: 'inscrire au registre',
  transfer: 'transférer',
};
const CREDITORS = {
  declarant: 'déclarant',
  'ars:NN': 'ARS compétente',
  fssi: 'FSSI',
  corruss: 'DGS (CORRUSS)',
  anssi: 'ANSSI',
  cnil: 'CNIL',
  ansm: 'ANSM',
  persons: 'personnes concernées',
  'cert-social': 'CERT Social',
  'armed-forces': 'ministère des Armées',
};
const ANCHORS = {
  received: 'la réception du signalement',
  awareness: 'la prise de connaissance',
  qualified: 'la qualification',
};
const PROOFS = {
  read: 'lu',
  read_in_part: 'lu en partie, à confirmer',
  derived: 'déduit, à confirmer',
  to_be_confirmed: 'à confirmer',
};

/** A word of a closed list in French. @throws when the list has grown and this page has not. */
function inFrench(words, word) {
  if (!Object.hasOwn(words, word)) throw new Error(`no French for "${word}" on the page of obligations`);
  return words[word];
}

function creditorsOf({ id, creditors }) {
  const codes = [...new Set(WITNESSES.flatMap((facts) => creditors(facts)))];
  if (codes.length === 0) throw new Error(`no witness triggers ${id}: see scripts/papers/witness-facts.mjs`);
  return codes.map((creditor) => inFrench(CREDITORS, creditor)).join(', ');
}

function delayOf({ clock, phase }) {
  if (phase === 'complement') return 'sans délai, dès le changement des faits notifiés';
  const anchor = inFrench(ANCHORS, clock.anchor);
  if (clock.kind === 'elapsed_hours') return `${clock.hours} heures écoulées depuis ${anchor}`;
  return `sans délai, dès ${anchor}`;
}

const day = (instant) => new Date(instant).toISOString().slice(0, 10);

function validityOf({ version, inForce: { from, until } }) {
  const dates = [from === null ? '' : `du ${day(from)}`, until === null ? '' : `jusqu’au ${day(until)}`];
  return [`v${version}`, ...dates].filter(Boolean).join(' ');
}

function rowOf(rule) {
  return [
    rule.id,
    inFrench(DEBTORS, rule.debtor),
    inFrench(ACTS, rule.act),
    creditorsOf(rule),
    delayOf(rule),
    rule.basis,
    rule.because,
    inFrench(PROOFS, rule.proof),
    validityOf(rule),
  ];
}

const HEADER = [
  'N°',
  'Débiteur',
  'Acte',
  'Créancier',
  'Délai',
  'Base',
  'Pourquoi',
  'Lecture du texte',
  'Version',
];

/** docs/generated/obligations.md, in French: its reader is a lawyer. */
export function obligationsPage({ rules, complement }) {
  return page(
    'Obligations',
    'Page imprimée par `npm run docs` depuis `libs/domain/src/obligations/rules.data.ts` ; toute retouche ici est perdue.',
    'Chaque ligne est une règle datée : qui doit quoi, à qui, dans quel délai, sur quel texte. Un incident est jugé par les règles en vigueur à la date de son constat. « Sans délai » est mesuré, jamais chiffré. Les heures légales sont des heures écoulées, jours fériés et changements d’heure compris. « Ne sait pas » vaut « peut-être » partout où le texte parle de potentiel. « À confirmer » : le texte n’a pas été lu en entier, un juriste doit le vérifier.',
    table(HEADER, [...rules, complement].map(rowOf)),
  );
}
