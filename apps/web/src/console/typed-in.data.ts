import {
  ANSWER,
  CHANNEL,
  FACILITY_TYPE,
  INCIDENT_TYPE,
  OPERATION,
  PATIENT_DANGER,
  ROLE,
} from '../ui/words.data';
import type { ActField } from './act';

const { email, phone, paper, third_party } = CHANNEL;

/** A part of the form, asked in the order of a telephone call. */
export interface Heading {
  title: string;
  fields: readonly ActField[];
}

/** What is typed in for somebody; a dot goes into a part of the declaration. */
export const TYPED_IN: readonly Heading[] = [
  {
    title: 'Comment la déclaration est arrivée',
    fields: [
      {
        name: 'channel',
        label: 'Voie',
        kind: 'list',
        options: { phone, paper, email, third_party } as Record<string, string>,
      },
      {
        name: 'receivedAt',
        label: 'Quand elle est arrivée au CERT',
        kind: 'moment',
        hint: 'L’heure de l’appel ou de l’arrivée du papier, pas celle de la saisie.',
      },
    ],
  },
  {
    title: 'Qui déclare',
    fields: [
      { name: 'facility.name', label: 'Structure touchée', kind: 'line' },
      {
        name: 'facility.finess',
        label: 'Numéro FINESS',
        kind: 'line',
        hint: 'Neuf caractères ; avec lui, l’annuaire complète le reste.',
        optional: true,
      },
      {
        name: 'facility.type',
        label: 'Type de structure',
        kind: 'list',
        options: FACILITY_TYPE,
        optional: true,
      },
      {
        name: 'facility.department',
        label: 'Département',
        kind: 'line',
        hint: 'Son numéro, par exemple 59, 2A ou 974 : il désigne l’ARS.',
        optional: true,
      },
      { name: 'declarant.name', label: 'Nom du déclarant', kind: 'line' },
      { name: 'declarant.role', label: 'Sa fonction', kind: 'list', options: ROLE },
      { name: 'declarant.phone', label: 'Son téléphone', kind: 'line', optional: true },
      { name: 'declarant.email', label: 'Son courriel', kind: 'line', optional: true },
    ],
  },
  {
    title: 'Ce qui se passe',
    fields: [
      { name: 'narrative', label: 'Ce qui est dit, mot pour mot' },
      { name: 'noticedAt', label: 'Quand cela a été constaté', kind: 'moment' },
      { name: 'urgent', label: 'Urgent : réveiller l’astreinte', kind: 'tick' },
      {
        name: 'incidentType',
        label: 'Type d’incident',
        kind: 'list',
        options: INCIDENT_TYPE,
        optional: true,
      },
      {
        name: 'patientDanger',
        label: 'Mise en danger de patients',
        kind: 'list',
        options: PATIENT_DANGER,
        optional: true,
      },
      {
        name: 'operation',
        label: 'Fonctionnement de la structure',
        kind: 'list',
        options: OPERATION,
        optional: true,
      },
      {
        name: 'data.personal',
        label: 'Données personnelles touchées',
        kind: 'list',
        options: ANSWER,
        optional: true,
      },
      { name: 'data.health', label: 'Dont données de santé', kind: 'list', options: ANSWER, optional: true },
      { name: 'commonProvider', label: 'Prestataire en cause', kind: 'line', optional: true },
    ],
  },
];
