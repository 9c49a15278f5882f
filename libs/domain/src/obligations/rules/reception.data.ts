import type { Channel } from '#domain/declarations';
import { competentArs, isMedicoSocial, isTreatedHere, mustDeclare } from '../conditions';
import type { CaseFacts } from '../case-facts';
import type { Owing, Rule } from '../rule';
import { ON_RECEIPT, owe, when } from './owing';
import { ALWAYS, BEFORE_2023, FROM_2017_TO_2022, SINCE_2022, SINCE_2023 } from './validity.data';

const TYPED_IN: readonly Channel[] = ['phone', 'paper', 'third_party', 'email'];

const toDeclare = (f: CaseFacts): Owing[] =>
  mustDeclare(f) ? [{ creditor: 'cert', doneAt: f.receivedAt }] : [];

const declaration = {
  id: 'R01-declare',
  debtor: 'facility',
  act: 'declare',
  phase: 'initial',
  trigger:
    'Évènement générateur d’une situation exceptionnelle, avéré ou potentiel (cinq tirets de D.1111-16-2 II), soupçon d’acte malveillant compris.',
  clock: { kind: 'without_delay', anchor: 'noticed' },
  because: 'L’incident significatif ou grave se déclare sans délai ; le délai est mesuré, jamais inventé.',
  closing: 'does_not_wait',
} satisfies Partial<Rule>;

const informArs = {
  id: 'R05-inform-ars',
  debtor: 'cert',
  act: 'inform',
  phase: 'initial',
  to: 'ARS compétente de chaque site',
  trigger: 'Réception de tout signalement traité par le CERT ; plusieurs ARS si plusieurs régions.',
  owed: (f: CaseFacts) => (isTreatedHere(f) ? owe(...competentArs(f)) : []),
  clock: ON_RECEIPT,
  because: 'Tout signalement est porté à la connaissance de l’ARS compétente pour le site.',
  proof: 'read_in_part',
  closing: 'waits',
} satisfies Partial<Rule>;

const informFssi = {
  id: 'R05-inform-fssi',
  debtor: 'cert',
  act: 'inform',
  phase: 'initial',
  to: 'FSSI',
  trigger: 'Réception de tout signalement traité par le CERT, malveillant ou non, avec ou sans impact.',
  owed: when(isTreatedHere, 'fssi'),
  clock: ON_RECEIPT,
  because: 'Tout signalement est porté à la connaissance du FSSI, malveillant ou non.',
  proof: 'read_in_part',
  closing: 'waits',
} satisfies Partial<Rule>;

/** From the declaration to its acknowledgement and its first readers. */
export const RECEPTION: readonly Rule[] = [
  {
    ...declaration,
    version: 1,
    to: 'ARS compétente et CERT, par le portail des signalements',
    owed: (f) => (isMedicoSocial(f) ? [] : toDeclare(f)),
    basis: 'Art. L.1111-8-2 CSP (loi 2016-41) ; art. D.1111-16-2 s. CSP (décret 2016-1214)',
    proof: 'read_in_part',
    inForce: FROM_2017_TO_2022,
  },
  {
    ...declaration,
    version: 2,
    to: 'CERT, par le portail des signalements',
    owed: toDeclare,
    basis: 'Art. L.1111-8-2 et D.1111-16-3 I CSP (décret 2022-715)',
    proof: 'read',
    inForce: SINCE_2022,
  },
  {
    id: 'R02-confirm',
    version: 1,
    debtor: 'facility',
    act: 'confirm',
    phase: 'initial',
    to: 'CERT',
    trigger:
      'Déclaration reçue par un canal de secours (téléphone, papier, courriel, tiers) et saisie par le CERT.',
    owed: (f) => (TYPED_IN.includes(f.channel) ? [{ creditor: 'cert', doneAt: f.confirmedAt }] : []),
    clock: ON_RECEIPT,
    basis: 'Arrêté du 30 octobre 2017, art. 1er',
    because: 'La déclaration a été saisie pour la structure : elle la confirme ou la corrige.',
    proof: 'read',
    inForce: ALWAYS,
    closing: 'does_not_wait',
  },
  {
    id: 'R04-acknowledge',
    version: 1,
    debtor: 'cert',
    act: 'acknowledge',
    phase: 'initial',
    to: 'déclarant',
    trigger: 'Réception de tout signalement.',
    owed: () => owe('declarant'),
    clock: ON_RECEIPT,
    basis: 'Arrêté du 30 octobre 2017 ; RFC 2350 §5.1.1',
    because: 'Tout signalement reçu donne lieu à une prise en compte notifiée au déclarant.',
    proof: 'read',
    inForce: ALWAYS,
    closing: 'waits',
  },
  {
    ...informArs,
    version: 1,
    basis: 'Art. D.1111-16-3 CSP ; arrêté du 30 octobre 2017',
    inForce: BEFORE_2023,
  },
  {
    ...informArs,
    version: 2,
    basis: 'Art. D.1111-16-3 CSP ; instruction SHFDS/FSSI/2023/78',
    inForce: SINCE_2023,
  },
  {
    ...informFssi,
    version: 1,
    basis: 'Art. D.1111-16-3 CSP ; RFC 2350 §4.2',
    inForce: BEFORE_2023,
  },
  {
    ...informFssi,
    version: 2,
    basis: 'Art. D.1111-16-3 CSP ; instruction SHFDS/FSSI/2023/78',
    inForce: SINCE_2023,
  },
];
