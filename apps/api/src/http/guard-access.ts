import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  capabilitiesOf,
  NEEDS,
  type Actor,
  type CaseCapability,
  type Role,
  type Subject,
} from '#domain/access';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { FastifyRequest } from 'fastify';
import { ACCESS_RULE, wantsStepUp, type AccessRule, type Principal } from './access';
import { Problem } from './problem';
import { casesNamed, KeepToBudget, OPENED } from './reading-budget';
import { readApiKey, readFollowUp, readLink, readSession } from './bearer-secrets';

interface Me {
  account_id: string;
  function: string;
  role: Role;
  organisation: string;
  organisation_kind: string;
}

interface Tool extends Omit<Me, 'role' | 'organisation_kind'> {
  subject: Subject;
  opened: boolean;
  scopes: string[];
  /** Not used for a minute: worth a write. */
  stale: boolean;
}

interface SessionNow {
  complete: boolean;
  stepped_up: boolean;
  /** Not seen for a minute: worth a write. */
  stale: boolean;
  /** The account has no factor yet. */
  enrols: boolean;
  me: Me | null;
  subject: Subject;
  /** Whatever case the request names has been opened lately. */
  opened: boolean;
}

/** Whom the bearer may be granted as, and its clearance. */
const SUBJECT = `jsonb_build_object('principals', coalesce(who.principals(), '{}'), 'tlpCeiling', who.tlp_ceiling(),
  'compartments', who.compartments()) as subject`;

const NOBODY_GRANTED = { organisation: null, subject: null, needs: null } as const;
const NOBODY: Principal = {
  actor: { kind: 'declarant' },
  bearer: { audience: null, session: null },
  ...NOBODY_GRANTED,
};

/** Applies the access rule of every route; there is no other door. */
@Injectable()
export class GuardAccess implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly unitOfWork: UnitOfWork,
    private readonly budget: KeepToBudget,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, context.getHandler());
    if (rule === undefined) throw new Error('route without an access rule');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.principal = await this.principalFor(rule, request);
    return true;
  }

  private async principalFor(rule: AccessRule, request: FastifyRequest): Promise<Principal> {
    if (rule === 'public') return NOBODY;
    if (rule === 'declarant') return this.declarant(request);
    if (rule === 'recipient') return this.recipient(request);
    const key = readApiKey(request);
    if (key) return this.tool(rule, key, casesNamed(request));
    if (typeof rule === 'object' && 'scope' in rule) throw new Problem('sign_in_needed');
    return this.account(rule, request);
  }

  private async declarant(request: FastifyRequest): Promise<Principal> {
    const followUp = readFollowUp(request);
    if (!followUp) throw new Problem('unknown_reference_or_code');
    const bearer = { audience: 'vigie_declarant', followUp } as const;
    const [row] = await this.unitOfWork.read(bearer, (db) =>
      db.query<{ id: string | null }[]>('select who.declared_case() as id'),
    );
    if (!row?.id) throw new Problem('unknown_reference_or_code');
    return { actor: { kind: 'declarant' }, bearer, ...NOBODY_GRANTED };
  }

  private async recipient(request: FastifyRequest): Promise<Principal> {
    const acknowledgement = readLink((request.params as { token?: string }).token);
    if (!acknowledgement) throw new Problem('unknown_link');
    const bearer = { audience: 'vigie_recipient', acknowledgement } as const;
    const [row] = await this.unitOfWork.read(bearer, (db) =>
      db.query<{ recipient: string }[]>('select recipient from letter where id = who.letter_id()'),
    );
    if (!row) throw new Problem('unknown_link');
    const { recipient: organisation } = row;
    return { actor: { kind: 'recipient', organisation }, bearer, ...NOBODY_GRANTED, organisation };
  }

  /** A tool declares, or reads what its facility may read; it never acts on a case nor on an account. */
  private async tool(rule: AccessRule, apiKey: string, cases: string[]): Promise<Principal> {
    const asking = { audience: null, session: null, apiKey } as const;
    const [tool] = await this.unitOfWork.read(asking, (db) =>
      db.query<Tool[]>(`select t.*, ${SUBJECT}, ${OPENED} from who.tool() t`, [cases]),
    );
    if (!tool) throw new Problem('sign_in_needed');
    if (tool.stale) await this.unitOfWork.write(asking, (db) => db.query('select who.use_key()'));
    const needed = scopeFor(rule);
    if (!needed || !tool.scopes.includes(needed)) throw new Problem('not_your_role');
    if (!tool.opened) await this.budget.open(asking, cases);
    const { account_id: accountId, function: role, organisation } = tool;
    const capabilities = needed === 'read_own' ? (['read_cases'] as const) : [];
    const actor: Actor = { kind: 'party', accountId, function: role, organisation, capabilities };
    const bearer = { audience: 'vigie_party', apiKey } as const;
    return { actor, bearer, organisation, subject: tool.subject, needs: needsOf(rule) };
  }

  private async account(rule: AccessRule, request: FastifyRequest): Promise<Principal> {
    const session = readSession(request);
    const cases = casesNamed(request);
    const now = session && (await this.sessionNow(session, cases));
    if (!now) throw new Problem('sign_in_needed');
    const half = { ...NOBODY, bearer: { audience: null, session } } as const;
    if (rule === 'half_session') return half;
    if (rule === 'enrolment' && !now.complete && now.enrols) return half;
    if (!now.me) throw new Problem('second_factor_needed');
    refuseUnlessAllowed(rule, now, now.me);
    if (!now.opened) await this.budget.open(half.bearer, cases);
    return { ...principalOf(now.me, session), subject: now.subject, needs: needsOf(rule) };
  }

  private async sessionNow(session: string, cases: string[]): Promise<SessionNow | undefined> {
    const bearer = { audience: null, session } as const;
    const [now] = await this.unitOfWork.read(bearer, (db) =>
      db.query<SessionNow[]>(
        `select n.*, to_jsonb(m) as me, ${SUBJECT}, ${OPENED}
         from who.session_now() n left join who.me() m on n.complete`,
        [cases],
      ),
    );
    if (now?.stale) await this.unitOfWork.write(bearer, (db) => db.query('select who.see_session()'));
    return now;
  }
}

function scopeFor(rule: AccessRule): string | null {
  if (typeof rule === 'string') return null;
  if ('scope' in rule) return rule.scope;
  return 'capability' in rule && rule.capability === 'read_cases' ? 'read_own' : null;
}

function refuseUnlessAllowed(rule: AccessRule, { stepped_up: steppedUp }: SessionNow, { role }: Me): void {
  if (!mayUse(rule, capabilitiesOf(role) ?? [])) throw new Problem('not_your_role');
  if (!steppedUp && (rule === 'enrolment' || wantsStepUp(rule))) throw new Problem('step_up_needed');
}

function mayUse(rule: AccessRule, capabilities: readonly string[]): boolean {
  return typeof rule === 'string' || !('capability' in rule) || capabilities.includes(rule.capability);
}

function needsOf(rule: AccessRule): CaseCapability | null {
  return typeof rule === 'object' && 'capability' in rule ? NEEDS[rule.capability] : null;
}

function principalOf(me: Me, session: string): Omit<Principal, 'subject' | 'needs'> {
  const own = {
    accountId: me.account_id,
    function: me.function,
    capabilities: capabilitiesOf(me.role) ?? [],
  };
  const staff = me.organisation_kind === 'cert';
  const actor: Actor = staff
    ? { kind: 'staff', ...own }
    : { kind: 'party', organisation: me.organisation, ...own };
  const audience = staff ? 'vigie_staff' : 'vigie_party';
  return { actor, bearer: { audience, session }, organisation: staff ? null : me.organisation };
}
