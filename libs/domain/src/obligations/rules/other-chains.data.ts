import { agencyIsToldOfTheArmedForces, competentArs, otherChainOf } from '../conditions';
import type { Rule } from '../rule';
import { ON_QUALIFICATION, ON_RECEIPT, owe, when } from './owing';
import { ALWAYS } from './validity.data';

/** What another chain treats: the armed forces, the social-security bodies. */
export const OTHER_CHAINS: readonly Rule[] = [
  {
    id: 'R21-transfer',
    version: 1,
    debtor: 'cert',
    act: 'transfer',
    phase: 'initial',
    to: 'chaîne du ministère des Armées',
    trigger: 'Hôpital des armées ; aucun détail n’est recueilli.',
    owed: when((f) => f.qualification !== null && otherChainOf(f) === 'armed-forces', 'armed-forces'),
    clock: ON_RECEIPT,
    basis: 'Art. L.1111-8-2 §2 CSP ; instruction SHFDS/FSSI/2023/78',
    because: 'Hôpital des armées : la chaîne du ministère des Armées traite l’incident.',
    proof: 'read_in_part',
    inForce: ALWAYS,
    closing: 'waits',
  },
  {
    id: 'R21-inform-ars',
    version: 1,
    debtor: 'cert',
    act: 'inform',
    phase: 'initial',
    to: 'ARS compétente',
    trigger: 'Hôpital des armées, impact sanitaire avéré ou potentiel.',
    owed: (f) => (agencyIsToldOfTheArmedForces(f) ? owe(...competentArs(f)) : []),
    clock: ON_QUALIFICATION,
    basis: 'Instruction SHFDS/FSSI/2023/78',
    because: 'Hôpital des armées : l’impact sanitaire est porté sans délai à la connaissance de l’ARS.',
    proof: 'read_in_part',
    inForce: ALWAYS,
    closing: 'waits',
  },
  {
    id: 'R22-transfer',
    version: 1,
    debtor: 'cert',
    act: 'transfer',
    phase: 'initial',
    to: 'CERT Social',
    trigger:
      'Organisme de sécurité sociale. Pharmacie ou sujet non numérique : hors périmètre, réorienté, compté à part.',
    owed: when((f) => f.qualification !== null && otherChainOf(f) === 'cert-social', 'cert-social'),
    clock: ON_RECEIPT,
    basis: 'Politique du CERT Social : organismes de sécurité sociale',
    because: 'Organisme de sécurité sociale : le CERT Social traite l’incident.',
    proof: 'read',
    inForce: ALWAYS,
    closing: 'waits',
  },
];
