import { ANSWER } from '#notifications/words';
import { actsTaken } from './cnil-response';
import { declarantRows, identityRows } from './facility-rows';
import {
  careRows,
  incidentRows,
  indicatorsRow,
  narrativeRow,
  personalDataRows,
  technicalRows,
} from './incident-rows';
import { dutiesOf, notAsked, said, word } from './rows';
import type { Row, Section, SheetFacts } from './sheet';

const NOTES = [
  'Ce document n’est pas une déclaration : l’opérateur déclare lui-même à l’ANSSI (CERT-FR), dès qu’il a connaissance de l’incident, puis complète (loi 2018-133, art. 7 ; décret 2018-384). Reportez ensuite le numéro d’enregistrement sur la page de suivi.',
  'La déclaration à l’ANSSI s’ajoute au signalement au CERT et ne le remplace pas.',
];
const NOT_DECLARED_AS_OPERATOR =
  'La structure ne s’est pas déclarée opérateur de services essentiels : à vérifier avant de déclarer.';

function registration(facts: SheetFacts): Row[] {
  const filed = dutiesOf(facts, 'file', 'anssi').find(({ state }) => state === 'fulfilled');
  return filed ? [said('Numéro de la première déclaration', filed.proof)] : [];
}

function impactRows(facts: SheetFacts): Row[] {
  return [
    notAsked('Effets sur le service essentiel'),
    ...careRows(facts),
    ...personalDataRows(facts),
    notAsked('Effets dans d’autres États membres'),
  ];
}

/** What an operator of essential services tells the ANSSI (CERT-FR): loi 2018-133, art. 7. */
export function anssiSheet(facts: SheetFacts) {
  const { facility, state } = facts;
  const sections: Omit<Section, 'number'>[] = [
    { title: 'Structure', rows: identityRows(facility) },
    { title: 'Déclarant', rows: declarantRows(facts) },
    { title: 'Incident', rows: [...registration(facts), ...incidentRows(facts), narrativeRow(facts)] },
    { title: 'Éléments techniques', rows: [...technicalRows(facts), indicatorsRow()] },
    { title: 'Impact', rows: impactRows(facts) },
    {
      title: 'Mesures et appui',
      rows: [
        said('Mesures et démarches', actsTaken(facts)),
        said('Appui demandé au CERT', state.incident.supportRequested ? ANSWER.yes : ANSWER.no),
      ],
    },
  ];
  const declaredAsOperator = word(ANSWER, facility.ose) === ANSWER.yes;
  return {
    title: 'Fiche préparatoire : incident à déclarer à l’ANSSI (CERT-FR)',
    stage: registration(facts).length > 0 ? 'Complément de déclaration' : 'Déclaration initiale',
    sections: sections.map((section, index) => ({ number: String(index + 1), ...section })),
    notes: [...(declaredAsOperator ? [] : [NOT_DECLARED_AS_OPERATOR]), ...NOTES],
  };
}
