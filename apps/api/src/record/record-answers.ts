import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { insertRows } from '#persistence/database';
import { auditOf } from '#persistence/record';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../http/access';
import { readApiKey, readSession } from '../http/bearer-secrets';
import { KeepToBudget } from '../http/reading-budget';
import { READINGS, REFUSALS_KEPT, type Reading } from './readings.data';

const PREFIX = '/api/v1';
const CASE_OF = {
  vigie_staff: '$10::uuid',
  vigie_party: '$10::uuid',
  vigie_declarant: '(select who.declared_case())',
  vigie_recipient: '(select who.letter_case())',
} as const;

/**
 * One line for what is AMBER or above, of the case as its reader may know it; of any other case, none, unless it came
 * with a list of others.
 */
const readingSql = (own: string) => `
  insert into audit_event (id, at, actor_kind, actor_account, actor_function, action, object_type, object_id,
    case_id, decision, request_id, payload_hash)
  select $1, $2, $3, $4, $5, $6, 'case', array_to_string(c.id::text || $9::text[], ' '), c.id, 'allowed', $7,
    sha256(convert_to($8 || c.version::text, 'UTF8'))
  from incident_case c where c.id = ${own} and (c.tlp in ('AMBER', 'AMBER+STRICT', 'RED') or $9::text[] <> '{}')`;

/**
 * Records what is about to be answered, in the one place through which every answer leaves: a reading of a case, a
 * refusal at the door. It is committed before the first byte: what cannot be recorded is not shown.
 */
export class RecordAnswers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly budget: KeepToBudget,
  ) {}

  static hook(fastify: FastifyInstance, app: NestFastifyApplication): void {
    const record = new RecordAnswers(app.get(UnitOfWork), app.get(Clock), app.get(KeepToBudget));
    fastify.addHook('onSend', (request, reply) => record.answer(request, reply));
  }

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { url } = request.routeOptions;
    if (url === undefined) return;
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const route = `${method} ${url.replace(PREFIX, '')}`;
    if (reply.statusCode < 400) return this.ofReading(request, READINGS[route]);
    if (REFUSALS_KEPT.has(request.refusedFor ?? '')) await this.ofRefusal(request, route);
  }

  private async ofReading(request: FastifyRequest, reading: Reading | undefined): Promise<void> {
    if (reading === undefined) return;
    const principal = request.principal!;
    const { shown = [] } = request;
    if (reading.of === 'case') return this.ofCase(request, principal, reading.action);
    const change = { ...this.change(principal, reading.action), requestId: request.id };
    const listed = LISTS_OF_CASES.has(reading.of) ? shown : [];
    const object = { type: reading.of, id: [shown.length, ...listed].join(' '), caseId: null };
    const row = auditOf(change, object, shown);
    const counted = reading.of === 'record' ? [] : shown;
    await this.budget.list(principal.bearer, counted, (db) => execute(db, insertRows('audit_event', [row])));
  }

  private async ofCase(request: FastifyRequest, principal: Principal, action: string): Promise<void> {
    const { actor, bearer } = principal;
    const { audience } = bearer;
    if (audience === null) throw new Error('a route that shows a case without an audience');
    const row = auditOf({ ...this.change(principal, action), requestId: request.id }, NO_OBJECT, null);
    const { id: named } = request.params as { id?: string };
    const { shown = [] } = request;
    const byId = audience === 'vigie_staff' || audience === 'vigie_party';
    const values = [row.id, new Date(row.at as number), actor.kind, row.actorAccount, row.actorFunction];
    const rest = [action, request.id, 'version ', shown, ...(byId ? [named] : [])];
    await this.budget.list(bearer, shown, async (db) => {
      await db.query(readingSql(CASE_OF[audience]), [...values, ...rest]);
    });
  }

  private async ofRefusal(request: FastifyRequest, route: string): Promise<void> {
    const { type, id } = refusedObject(request);
    const said = [newId(), route, type, id, request.refusedFor, request.id];
    const bearer = { audience: null, session: readSession(request), apiKey: readApiKey(request) } as const;
    await this.unitOfWork.write(bearer, (db) =>
      db.query('select who.note_refusal($1, $2, $3, $4, $5, $6)', said),
    );
  }

  private change({ actor }: Principal, action: string) {
    return { now: this.clock.now(), actor, newId, action };
  }
}

/** Their line says how many, and then each case. */
const LISTS_OF_CASES: ReadonlySet<Reading['of']> = new Set(['queue', 'cases_shown']);
const NO_OBJECT = { type: 'case', id: '', caseId: null };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What was asked for, as far as it is one of our own words: nobody writes into the record what he likes. */
function refusedObject({ params, refusedFor }: FastifyRequest): { type: string; id: string } {
  const { id } = (params ?? {}) as { id?: string };
  if (id !== undefined) return { type: 'case', id: UUID.test(id) ? id.toLowerCase() : 'malformed' };
  return { type: refusedFor === 'unknown_link' ? 'link' : 'route', id: '-' };
}
