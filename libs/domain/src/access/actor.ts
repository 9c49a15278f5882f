import { DESK } from '#domain/marking';

/** What an account may do; roles are sets of these. */
export const CAPABILITIES = [
  'read_cases',
  'triage',
  'qualify',
  'release',
  'call',
  'close',
  'declare_for_others',
  'contest',
  'administer_desk',
  'handle_restricted',
  'grant_access',
  'mark',
  'break_glass',
  'ask_access',
  'review_break_glass',
  'read_record',
  'read_certificates',
  'keep_data',
  'administer_accounts',
  'recover_accounts',
  'see_accounts',
  'give_clearance',
  'confirm_clearance',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** Who acts. Outside the desk only the function is ever shown, never the person (RFC 2350 §2.9). */
export type Actor =
  | { kind: 'staff'; accountId: string; function: string; capabilities: readonly Capability[] }
  | {
      kind: 'party';
      accountId: string;
      function: string;
      organisation: string;
      capabilities: readonly Capability[];
    }
  | { kind: 'declarant' }
  | { kind: 'recipient'; organisation: string }
  | { kind: 'system' };

/** Whose information it is that an actor writes: an organisation code, or `declarant`. */
export function originatorOf(actor: Actor): string {
  if (actor.kind === 'declarant') return actor.kind;
  return 'organisation' in actor ? actor.organisation : DESK;
}

/** How an actor is named in the history: its function, never a person. */
export function functionOf(actor: Actor): string {
  if (actor.kind === 'staff' || actor.kind === 'party') return actor.function;
  if (actor.kind === 'recipient') return actor.organisation;
  return actor.kind;
}
