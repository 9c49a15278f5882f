import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  closeCase,
  contestQualification,
  declareOutOfScope,
  logCall,
  qualifyCase,
  recordConsent,
  reopenCase,
  resolveCase,
  retryLetter,
  takeCase,
  waiveObligation,
} from '#domain/cases';
import { insertRows } from '#persistence/database';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import type { FastifyReply } from 'fastify';
import { functionOf } from '#domain/access';
import { Access } from '../http/access';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { etagOf } from '../http/if-match';
import { Problem } from '../http/problem';
import { presentCase } from './case.presenter';
import {
  CallRequest,
  ConsentRequest,
  QualifyRequest,
  ReasonRequest,
  ResolveRequest,
} from './command.request';
import { DecideOnCase, type Command } from './decide-on-case';
import { toQualification } from './qualification.mapper';

type Decide = Parameters<DecideOnCase['execute']>[2];

/** The acts of the desk on a case, and the ARS's contest. Each answers with the case as it is afterwards. */
@ApiTags('cases')
@Controller('cases/:id')
export class CommandsController {
  constructor(
    private readonly desk: DecideOnCase,
    private readonly clock: Clock,
  ) {}

  @Post('take')
  @HttpCode(200)
  @Access({ capability: 'triage' })
  take(
    @Param('id', CaseId) id: string,
    @Circumstances() given: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(given, { action: 'take', caseId: id }, reply, (state, o) =>
      takeCase(state, 'accountId' in o.actor ? o.actor.accountId : '', o),
    );
  }

  /** Qualifies on behalf of the competent ARS; needs If-Match, so that of two at once one is told. */
  @Post('qualify')
  @HttpCode(200)
  @Access({ capability: 'qualify' })
  qualify(
    @Param('id', CaseId) id: string,
    @Body() body: QualifyRequest,
    @Circumstances() given: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (given.expectedVersion === null) throw new Problem('version_needed');
    return this.act(given, { action: 'qualify', caseId: id }, reply, (state, o) =>
      qualifyCase(state, toQualification(body), o),
    );
  }

  /** The ARS contests the qualification entered on its behalf. */
  @Post('contest')
  @HttpCode(200)
  @Access({ capability: 'contest' })
  contest(
    @Param('id', CaseId) id: string,
    @Body() { reason }: ReasonRequest,
    @Circumstances() given: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(given, { action: 'contest', caseId: id }, reply, (state, o) =>
      contestQualification(state, given.principal.organisation ?? '', reason, o),
    );
  }

  /** Logs a telephone call, answered or not. */
  @Post('calls')
  @HttpCode(200)
  @Access({ capability: 'call' })
  call(
    @Param('id', CaseId) id: string,
    @Body() { to, answered, note = null }: CallRequest,
    @Circumstances() given: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const by = functionOf(given.principal.actor);
    const row = { id: newId(), caseId: id, at: this.clock.now(), organisation: to, answered, by, note };
    const command = { action: 'call', caseId: id, alongside: () => insertRows('call_note', [row]) };
    return this.act(given, command, reply, (state, o) => logCall(state, { to, answered, note }, o));
  }

  /** Records the owner's agreement to pass items on (B7), with its evidence. */
  @Post('consents')
  @HttpCode(200)
  @Access({ capability: 'release' })
  consent(
    @Param('id', CaseId) id: string,
    @Body() body: ConsentRequest,
    @Circumstances() given: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { to, items, evidence } = body;
    if (!evidence) {
      const message = { fr: 'preuve de l’accord nécessaire', en: 'evidence of the agreement needed' };
      throw new Problem('invalid_fields', { errors: [{ field: 'evidence', message }] });
    }
    const until = body.until ? Date.parse(body.until) : null;
    return this.act(given, { action: 'consent', caseId: id }, reply, (state, o) =>
      recordConsent(state, { to, items, until, evidence }, o),
    );
  }

  @Post('resolve')
  @HttpCode(200)
  @Access({ capability: 'close' })
  resolve(
    @Param('id', CaseId) id: string,
    @Body() { causes }: ResolveRequest,
    @Circumstances() given: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(given, { action: 'resolve', caseId: id }, reply, (state, o) =>
      resolveCase(state, causes, o),
    );
  }

  @Post('close')
  @HttpCode(200)
  @Access({ capability: 'close' })
  close(
    @Param('id', CaseId) id: string,
    @Circumstances() given: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(given, { action: 'close', caseId: id }, reply, closeCase);
  }

  @Post('reopen')
  @HttpCode(200)
  @Access({ capability: 'close' })
  reopen(
    @Param('id', CaseId) id: string,
    @Body() { reason }: ReasonRequest,
    @Circumstances() given: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(given, { action: 'reopen', caseId: id }, reply, (state, o) =>
      reopenCase(state, reason, o),
    );
  }

  /** Not for this desk; counted apart, with the reason that the facility will read. */
  @Post('out-of-scope')
  @HttpCode(200)
  @Access({ capability: 'qualify' })
  outOfScope(
    @Param('id', CaseId) id: string,
    @Body() { reason }: ReasonRequest,
    @Circumstances() given: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(given, { action: 'declare_out_of_scope', caseId: id }, reply, (state, o) =>
      declareOutOfScope(state, reason, o),
    );
  }

  /** Waives an obligation, with the reason that an auditor will read. */
  @Post('obligations/:obligation/waive')
  @HttpCode(200)
  @Access({ capability: 'close' })
  waive(
    @Param('id', CaseId) id: string,
    @Param('obligation', CaseId) obligation: string,
    @Body() { reason }: ReasonRequest,
    @Circumstances() given: Given,
  ) {
    return this.act(given, { action: 'waive', caseId: id }, null, (state, o) =>
      waiveObligation(state, obligation, reason, o),
    );
  }

  /** Tries a held or failed letter again, after a person mended what stopped it. */
  @Post('letters/:letter/retry')
  @HttpCode(200)
  @Access({ capability: 'release' })
  retry(
    @Param('id', CaseId) id: string,
    @Param('letter', CaseId) letter: string,
    @Circumstances() given: Given,
  ) {
    return this.act(given, { action: 'retry_letter', caseId: id }, null, (state, o) =>
      retryLetter(state, letter, o),
    );
  }

  private async act(
    { principal, requestId, commandKey, expectedVersion }: Given,
    command: Pick<Command, 'action' | 'caseId' | 'alongside'>,
    reply: FastifyReply | null,
    decide: Decide,
  ) {
    const complete = { ...command, requestId, commandKey, expectedVersion };
    const state = await this.desk.execute(principal, complete, decide);
    void reply?.header('etag', etagOf(state.version));
    return presentCase(state, principal, this.clock.now());
  }
}
