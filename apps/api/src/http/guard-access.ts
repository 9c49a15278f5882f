import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { capabilitiesOf, NEEDS, type Actor, type Capability, type Role } from '#domain/access';
import type { Compartment, Tlp } from '#domain/marking';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { FastifyRequest } from 'fastify';
import { ACCESS_RULE, type AccessRule, type Principal } from './access';
import { Problem } from './problem';
import { readFollowUp, readLink, readSession } from './bearer-secrets';

interface Me {
  account_id: string;
  function: string;
  role: Role;
  organisation: string;
  organisation_kind: string;
  principals: string[] | null;
  tlp_ceiling: Tlp;
  compartments: Compartment[];
}

const ME = `select m.*, who.principals() as principals, who.tlp_ceiling() as tlp_ceiling,
  who.compartments() as compartments from who.me() m`;
const NOBODY_GRANTED = { organisation: null, subject: null, needs: null } as const;

/** Applies the access rule of every route; there is no other door. */
@Injectable()
export class GuardAccess implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, context.getHandler());
    if (rule === undefined) throw new Error('route without an access rule');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.principal = await this.principalFor(rule, request);
    return true;
  }

  private principalFor(rule: AccessRule, request: FastifyRequest): Promise<Principal> | Principal {
    if (rule === 'public')
      return { actor: { kind: 'declarant' }, bearer: { audience: null, session: null }, ...NOBODY_GRANTED };
    if (rule === 'declarant') return this.declarant(request);
    if (rule === 'recipient') return this.recipient(request);
    return this.account(request, rule === 'session' ? null : rule.capability);
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

  private async account(request: FastifyRequest, needed: Capability | null): Promise<Principal> {
    const session = readSession(request);
    if (!session) throw new Problem('sign_in_needed');
    const [me] = await this.unitOfWork.read({ audience: null, session }, (db) => db.query<Me[]>(ME));
    if (!me) throw new Problem('sign_in_needed');
    const capabilities = capabilitiesOf(me.role) ?? [];
    if (needed !== null && !capabilities.some((c) => c === needed)) throw new Problem('not_your_role');
    const own = { accountId: me.account_id, function: me.function, capabilities };
    const staff = me.organisation_kind === 'cert';
    const actor: Actor = staff
      ? { kind: 'staff', ...own }
      : { kind: 'party', organisation: me.organisation, ...own };
    const audience = staff ? 'vigie_staff' : 'vigie_party';
    const { principals, tlp_ceiling: tlpCeiling, compartments } = me;
    return {
      ...{ actor, bearer: { audience, session }, organisation: staff ? null : me.organisation },
      subject: { principals: principals ?? [], tlpCeiling, compartments },
      needs: needed === null ? null : NEEDS[needed],
    };
  }
}
