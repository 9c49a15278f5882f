import type { Decision, Refusal } from '#domain/cases';
import { Problem, type FieldError } from '../http/problem';

const field = (name: string, fr: string, en: string): FieldError => ({ field: name, message: { fr, en } });

/** Refusals that a field explains; the others are answered 409 with the refusal's name and its detail. */
const FIELDS: Partial<Record<Refusal, FieldError>> = {
  override_needs_reason: field(
    'overrideReason',
    'motif nécessaire pour s’écarter de la proposition',
    'a reason is needed to depart from the proposal',
  ),
  no_such_recipient: field('to', 'destinataire inconnu pour ce dossier', 'unknown recipient for this case'),
};

/** The answer to a decision that was refused, in one table. */
export function refusalProblem({ refusal, detail }: Extract<Decision, { ok: false }>): Problem {
  if (refusal === 'no_such_obligation' || refusal === 'no_such_letter') return new Problem('not_found');
  if (refusal === 'dates_impossible') {
    const errors = detail.map((fault) => field(fault.split(':')[0]!, 'date impossible', 'impossible date'));
    return new Problem('invalid_fields', { errors });
  }
  const explained = FIELDS[refusal];
  if (explained) return new Problem('invalid_fields', { errors: [explained] });
  return new Problem('refused', { members: { refusal, reasons: detail } });
}
