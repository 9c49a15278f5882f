import { page, table } from './markdown.mjs';

const DEBTORS = { cert: 'le CERT', facility: 'la structure' };
const ACTS = {
  declare: 'déclarer l’incident',
  confirm: 'confirmer la déclaration',
  acknowledge: 'notifier la prise en compte',
  qualify: 'qualifier l’incident',
  inform: 'informer',
  escalate: 'escalader',
  alert: 'alerter',
  call: 'appeler',
  remind: 'rappeler',
  file: 'notifier, déclarer',
  inform_persons: 'informer les personnes',
  register: 'inscrire au registre',
  transfer: 'transférer',
  report: 'rendre compte de la fin',
};
const PHASES = {
  initial: '',
  complement: 'complément',
  complete: 'notification complète',
  part_1: 'première partie',
  part_2: 'seconde partie',
  early_warning: 'alerte précoce',
  notification: 'notification d’incident',
  intermediate: 'rapport intermédiaire',
  progress: 'rapport d’avancement',
  final: 'rapport final',
};
const ANCHORS = {
  received: 'la réception du signalement',
  noticed: 'le constat de l’incident',
  awareness: 'la prise de connaissance par la structure qui doit',
  qualified: 'la qualification',
  contested: 'la contestation',
  changed: 'le changement de ce qui a été notifié',
  notified: 'la notification faite',
  sent: 'l’envoi du message écrit',
  ended: 'la fin de l’incident',
  asked: 'la décision de l’astreinte',
  step: 'chacun de ces paliers',
};
const PROOFS = {
  read: 'lu',
  read_in_part: 'lu en partie, à confirmer',
  derived: 'déduit, à confirmer',
  to_be_confirmed: 'à confirmer',
};
const CLOSING = {
  waits: 'attend que l’obligation soit remplie ou levée avec un motif',
  does_not_wait: 'n’attend pas',
};
const AWAITED = {
  nis2: 'texte français de transposition ; sans date réglée par l’exploitant, la règle est éteinte',
};

/** A word of a closed list in French. @throws when the list has grown and this page has not. */
function inFrench(words, word) {
  if (!Object.hasOwn(words, word)) throw new Error(`no French for "${word}" on the page of obligations`);
  return words[word];
}

const PARIS = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });
const dayOf = (instant) => PARIS.format(instant).replace(/^1 /, '1er ');

/** The last day is the one before the instant from which the text no longer judges. */
function validityOf({ inForce: { from, until }, awaits }) {
  const dates = [
    from === null ? '' : `incidents constatés à partir du ${dayOf(from)}`,
    until === null ? '' : `jusqu’au ${dayOf(until - 1)} inclus`,
    awaits ? `à la date d’effet du ${inFrench(AWAITED, awaits)}` : '',
  ].filter(Boolean);
  return dates.length === 0 ? 'sans limite de date' : dates.join(', ');
}

function delayOf({ clock }) {
  const anchor = inFrench(ANCHORS, clock.anchor);
  if (clock.kind === 'elapsed_hours') return `${clock.hours} heures écoulées depuis ${anchor}`;
  if (clock.kind === 'months')
    return `${clock.months} mois depuis ${anchor}${clock.zone === 'facility' ? ', à l’heure de la structure' : ''}`;
  return `sans délai, mesuré depuis ${anchor}`;
}

function actOf({ act, phase }) {
  return [inFrench(ACTS, act), inFrench(PHASES, phase)].filter(Boolean).join(' : ');
}

/** An entry or a principle, in the words that both share. */
function lineOfEntry(rule) {
  return {
    number: Number(rule.id.slice(1, 3)),
    name: `${rule.id}, version ${rule.version}`,
    who: inFrench(DEBTORS, rule.debtor),
    act: actOf(rule),
    delay: delayOf(rule),
    last: [
      ['Délai', delayOf(rule)],
      ['Pourquoi', rule.because],
      ['Clôture du dossier', inFrench(CLOSING, rule.closing)],
    ],
    rule,
  };
}

function lineOfPrinciple(principle) {
  return {
    number: principle.number,
    name: `Principe ${principle.number}`,
    who: inFrench(DEBTORS, principle.debtor),
    act: principle.act,
    delay: 'en permanence',
    last: [['Comment le produit s’y tient', principle.keptBy]],
    rule: principle,
  };
}

function detailOf({ name, who, act, last, rule }) {
  const lines = [
    ['Qui doit', `${who} doit ${act}`],
    ['À qui', rule.to],
    ['Quand', rule.trigger],
    ...last,
    ['Base légale', rule.basis],
    ['Lecture du texte', inFrench(PROOFS, rule.proof)],
    ['En vigueur', validityOf(rule)],
  ];
  return [`### ${name}`, lines.map(([label, text]) => `- **${label}** : ${text}`).join('\n')].join('\n\n');
}

const SUMMARY = ['N°', 'Entrée', 'Qui doit', 'Quoi', 'À qui', 'Délai', 'Lecture du texte'];
const summaryOf = ({ number, name, who, act, delay, rule }) => [
  ...[number, name, who, act, rule.to, delay],
  inFrench(PROOFS, rule.proof),
];

/** docs/obligations.md, in French: its reader is a lawyer. */
export function obligationsPage({ rules, principles }) {
  const lines = [...rules.map(lineOfEntry), ...principles.map(lineOfPrinciple)].sort(
    (a, b) => a.number - b.number,
  );
  const numbers = [...new Set(lines.map(({ number }) => number))];
  const details = numbers.flatMap((number) => [
    `## Règle ${number}`,
    ...lines.filter((line) => line.number === number).map(detailOf),
  ]);
  return page(
    'Obligations',
    'Page imprimée par `npm run docs` depuis les règles de `libs/domain/src/obligations/rules` ; toute retouche ici est perdue.',
    'Qui doit quoi, à qui, quand, dans quel délai et sur quel texte. Une **entrée** ouvre une obligation avec son horloge ; un **principe** règle la conduite du CERT et n’ouvre aucune horloge. Un incident est jugé par les règles en vigueur à la date de son constat ; deux versions d’une même entrée se suivent.',
    '« Sans délai » est mesuré, jamais chiffré. Les délais en heures sont des heures écoulées, jours fériés et changements d’heure compris ; les délais en mois vont de quantième à quantième, à l’heure de Paris. « Ne sait pas » vaut « peut-être » partout où le texte parle de potentiel. **« À confirmer »** : le texte n’a pas été lu, ou pas en entier ; un juriste doit le vérifier. « Sans limite de date » : le texte ou la doctrine vaut pour tout dossier que le produit peut contenir.',
    '## Vue d’ensemble',
    table(SUMMARY, lines.map(summaryOf)),
    ...details,
  );
}
