import type { Decision, Refusal } from '#domain/cases';
import { Problem, type FieldError } from '../http/problem';

const field = (name: string, fr: string, en: string): FieldError => ({ field: name, message: { fr, en } });

/** Refusals that a field explains; the others are answered 409 with the refusal's name and its detail. */
const FIELDS: Partial<Record<Refusal, FieldError>> = {
  no_such_agency: field('ars', 'agence inconnue', 'unknown agency'),
  override_needs_reason: field(
    'overrideReason',
    'motif nécessaire pour s’écarter de la proposition',
    'a reason is needed to depart from the proposal',
  ),
  not_proposed: field(
    'about',
    'ni proposé par les faits, ni resté à décider : il faut l’accord du propriétaire',
    'neither proposed by the facts nor left to decide: the owner must agree',
  ),
  communication_needed: field(
    'communication',
    'dites où le public a été informé',
    'say where the public was told',
  ),
  no_such_recipient: field('to', 'destinataire inconnu pour ce dossier', 'unknown recipient for this case'),
};

/** What the path named and the case does not hold. */
const NOT_FOUND: readonly Refusal[] = [
  'no_such_obligation',
  'no_such_letter',
  'no_such_release',
  'no_such_task',
  'no_such_recommendation',
  'no_such_grant',
  'no_such_marking_change',
];

/** The answer to a decision that was refused, in one table. */
export function refusalProblem({ refusal, detail }: Extract<Decision, { ok: false }>): Problem {
  if (NOT_FOUND.includes(refusal)) return new Problem('not_found');
  if (refusal === 'dates_impossible') {
    const errors = detail.map((fault) => field(fault.split(':')[0]!, 'date impossible', 'impossible date'));
    return new Problem('invalid_fields', { errors });
  }
  const explained = FIELDS[refusal];
  if (explained) return new Problem('invalid_fields', { errors: [explained] });
  return new Problem('refused', { members: { refusal, reasons: detail } });
}
