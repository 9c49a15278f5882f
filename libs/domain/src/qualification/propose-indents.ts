import type { IncidentFacts } from '#domain/declarations';
import type { Indent, IndentAnswer } from './qualification';

/** An answer to one indent, and the declared facts that it follows from, in French for the analyst. */
export interface IndentProposal {
  answer: IndentAnswer;
  because: string;
}

const say = (answer: IndentAnswer, because: string): IndentProposal => ({ answer, because });

/** Measures that send patients elsewhere: other structures feel them. */
const FELT_BY_OTHERS: readonly IncidentFacts['measures'][number][] = [
  'plan_blanc',
  'diversion',
  'emergency_closed',
  'patient_transfer',
];
const movesPatients = ({ measures }: IncidentFacts) => measures.some((m) => FELT_BY_OTHERS.includes(m));

function proposeSafety(incident: IncidentFacts): IndentProposal {
  const { patientDanger, operation } = incident;
  if (patientDanger === 'actual') return say('actual', 'Mise en danger d’un patient déclarée avérée.');
  if (patientDanger === 'potential')
    return say('potential', 'Mise en danger d’un patient déclarée potentielle.');
  if (operation === 'care_interrupted' || movesPatients(incident)) {
    return say(
      'potential',
      'Prise en charge interrompue ou réorientée : la sécurité des soins peut en souffrir.',
    );
  }
  return patientDanger === 'none'
    ? say('no', 'Aucun patient déclaré en danger, prise en charge maintenue.')
    : say('unknown', 'La structure ne sait pas si un patient est en danger.');
}

function proposeHealthData({ data }: IncidentFacts): IndentProposal {
  const { health, effects, published } = data;
  const isOut = published === 'yes' || effects.includes('disclosed');
  const isCompromised = isOut || effects.includes('altered');
  if (health === 'no') {
    return isCompromised ? proposeRevealing(data) : say('no', 'Aucune donnée de santé déclarée touchée.');
  }
  if (effects.length === 0 && !isOut) return say('unknown', 'Atteinte aux données de santé non précisée.');
  if (health === 'unknown') {
    return say('unknown', 'La structure ne sait pas si des données de santé sont touchées.');
  }
  return isCompromised
    ? say('actual', 'Données de santé déclarées altérées ou divulguées.')
    : say('potential', 'Données de santé indisponibles : une copie ou une altération reste possible.');
}

/** Other data that got out or were altered: what they say of a person may be of health. */
function proposeRevealing({ nir, mayRevealHealth }: IncidentFacts['data']): IndentProposal {
  if (nir === 'yes' || mayRevealHealth === 'yes') {
    return say('potential', 'Des données divulguées ou altérées peuvent révéler un état de santé.');
  }
  return mayRevealHealth === 'unknown'
    ? say('unknown', 'Les données divulguées ou altérées révèlent peut-être un état de santé.')
    : say('no', 'Les données divulguées ou altérées ne disent rien de la santé.');
}

function proposeOperation({ operation, measures }: IncidentFacts): IndentProposal {
  if (operation === 'care_interrupted') return say('actual', 'Prise en charge déclarée interrompue.');
  if (operation === 'degraded') return say('actual', 'Fonctionnement déclaré en mode dégradé.');
  if (measures.length > 0) return say('actual', 'Des mesures ont été prises qui changent le fonctionnement.');
  return operation === 'no_impact'
    ? say('no', 'Aucun impact sur le fonctionnement déclaré.')
    : say('unknown', 'La structure ne sait pas si son fonctionnement est touché.');
}

function proposeOrganisation(incident: IncidentFacts): IndentProposal {
  const { operation, measures, systems } = incident;
  if (movesPatients(incident)) {
    return say(
      'actual',
      'Patients réorientés, urgences fermées ou plan blanc : d’autres structures le ressentent.',
    );
  }
  if (systems.includes('emergency_dispatch') && operation !== 'no_impact') {
    return say('potential', 'La régulation du SAMU est touchée.');
  }
  if (operation === 'care_interrupted' || measures.includes('deprogramming')) {
    return say('potential', 'Soins interrompus ou déprogrammés : des patients peuvent se reporter ailleurs.');
  }
  return operation === 'unknown'
    ? say('unknown', 'Fonctionnement inconnu : le retentissement sur le territoire l’est aussi.')
    : say('no', 'Aucune mesure qui reporte des patients sur d’autres structures.');
}

function proposeOthers({ othersMayBeHit, commonProvider, perimeter }: IncidentFacts): IndentProposal {
  if (othersMayBeHit === 'yes')
    return say('potential', 'D’autres structures déclarées susceptibles d’être touchées.');
  if (commonProvider !== null)
    return say('potential', 'Un prestataire commun à d’autres structures est nommé.');
  if (othersMayBeHit === 'no')
    return say('no', 'Aucune autre structure déclarée susceptible d’être touchée.');
  return perimeter === 'provider_system'
    ? say('potential', 'Le système touché est celui d’un prestataire.')
    : say('unknown', 'La structure ne sait pas si d’autres peuvent être touchées.');
}

/**
 * The five indents of art. D.1111-16-2 II as the declared facts suggest them, each with its reason. A proposal:
 * a person decides, on behalf of the ARS. What the facility does not know stays unknown.
 */
export function proposeIndents(incident: IncidentFacts): Record<Indent, IndentProposal> {
  return {
    safety_of_care: proposeSafety(incident),
    health_data: proposeHealthData(incident),
    normal_operation: proposeOperation(incident),
    health_system_organisation: proposeOrganisation(incident),
    others_may_be_hit: proposeOthers(incident),
  };
}
