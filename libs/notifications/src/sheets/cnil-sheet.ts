import { isSettled } from '#domain/obligations';
import { STAGE, type CnilStage } from './cnil-options.data';
import { breach, conditions, consequences, damage, dates, firstFiling, priorMeasures } from './cnil-breach';
import { contact, legalOfficer, organisation, otherOrganisations } from './cnil-organisation';
import { acrossBorders, information, measuresTaken } from './cnil-response';
import { dataRows } from './cnil-data';
import { dutiesOf, proposed, said } from './rows';
import type { Row, Section, SheetFacts } from './sheet';

/** Proof of the first notification that the facility has filed; null when it has filed none. */
function initialReceipt(facts: SheetFacts): { number: string | null } | null {
  const filed = dutiesOf(facts, 'file', 'cnil').find(
    (o) => o.state === 'fulfilled' && o.phase !== 'complement',
  );
  return filed ? { number: filed.proof } : null;
}

/**
 * The stage that the case asks for next (art. 33.4 RGPD): the initial notification as long as none was filed, or the
 * complete one when the incident is over; then what is pending, a complement by default.
 */
export function nextStage(facts: SheetFacts): CnilStage {
  if (initialReceipt(facts) === null) return facts.state.resolution === null ? 'initial' : 'complete';
  const pending = dutiesOf(facts, 'file', 'cnil').find((o) => !isSettled(o));
  return pending?.phase === 'complete' ? 'complete' : 'complement';
}

function typeRows(facts: SheetFacts, stage: CnilStage): Row[] {
  const types = `Trois types : ${Object.values(STAGE).join(' · ')}.`;
  const receipt = initialReceipt(facts);
  return [
    proposed('Type de notification', STAGE[stage], types),
    ...(receipt ? [said('Numéro de la première notification', receipt.number)] : []),
  ];
}

const NOTES = [
  'Ce document n’est pas une notification : seul le téléservice de la CNIL compte, et le responsable de traitement y notifie lui-même. Reportez ensuite le numéro d’accusé de réception sur la page de suivi.',
  'Chaque responsable de traitement notifie pour ses propres traitements et informe ses propres personnes concernées.',
  'Plan et choix d’après la trame de la CNIL (juillet 2023) ; les libellés que le téléservice affiche font foi.',
];
const NO_PERSONAL_DATA =
  'D’après la déclaration, aucune donnée à caractère personnel n’est touchée : à vérifier avant de notifier.';

/** Why this notification may not be due after all. */
function doubts(facts: SheetFacts): string[] {
  const filing = firstFiling(facts);
  const waived = filing?.state === 'waived' ? filing.proof : null;
  return [
    ...(facts.state.incident.data.personal === 'no' ? [NO_PERSONAL_DATA] : []),
    ...(waived === null ? [] : [`Notification jugée non nécessaire : ${waived}`]),
  ];
}

/**
 * The fourteen sections of the CNIL's form for one controller (art. 33 RGPD).
 * @param chosen stage that somebody asked for; null: the next one
 */
export function cnilSheet(facts: SheetFacts, chosen: CnilStage | null) {
  const stage = chosen ?? nextStage(facts);
  const sections: Omit<Section, 'number'>[] = [
    { title: 'Type de notification', rows: typeRows(facts, stage) },
    { title: 'Organisme', rows: organisation(facts) },
    { title: 'Responsable légal', rows: legalOfficer(facts) },
    { title: 'Personne à contacter', rows: contact(facts) },
    { title: 'Autres organismes impliqués', rows: otherOrganisations(facts) },
    { title: 'Dates', rows: [...dates(facts), ...conditions(facts)] },
    { title: 'Violation', rows: breach(facts) },
    { title: 'Données et personnes concernées', rows: dataRows(facts) },
    { title: 'Mesures de sécurité préalables', rows: priorMeasures() },
    { title: 'Conséquences potentielles', rows: consequences(facts) },
    { title: 'Préjudices potentiels', rows: damage(facts) },
    { title: 'Mesures prises après la violation', rows: measuresTaken(facts) },
    { title: 'Information des personnes', rows: information(facts) },
    { title: 'Caractère transfrontalier', rows: acrossBorders() },
  ];
  return {
    title: 'Fiche préparatoire : violation de données à notifier à la CNIL',
    stage: STAGE[stage],
    sections: sections.map((section, index) => ({ number: String(index + 1), ...section })),
    notes: [...doubts(facts), ...NOTES],
  };
}
