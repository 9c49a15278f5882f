import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApiSettings } from '../ground/api-settings';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { NeededIdempotencyKey } from '../http/idempotency-key';
import { OwnDeclarationRequest, DeclarationRequest, TypedInDeclarationRequest } from './declaration.request';
import { presentReceipt, type ReceiptResponse } from './receipt.presenter';
import { SubmitDeclaration } from './submit-declaration';
import { RECEIPT } from './receipt.response';

@Controller('declarations')
export class DeclarationsController {
  constructor(
    private readonly submit: SubmitDeclaration,
    private readonly settings: ApiSettings,
  ) {}

  @Post()
  @HttpCode(201)
  @Access('public')
  @Described('Declares an incident, without an account (RFC 2350 §6); `201` means committed.', {
    answer: RECEIPT,
    takes: ['key!'],
  })
  async declare(
    @Body() body: OwnDeclarationRequest,
    @NeededIdempotencyKey() idempotencyKey: string,
    @Req() { id: requestId }: FastifyRequest,
  ): Promise<ReceiptResponse> {
    const channel = body.channel ?? 'web';
    const actor = { kind: 'declarant' } as const;
    const receipt = await this.submit.execute(body, {
      actor,
      bearer: null,
      channel,
      idempotencyKey,
      requestId,
      reachedDeskAt: null,
    });
    return presentReceipt(receipt, this.settings);
  }

  @Post('by-tool')
  @HttpCode(201)
  @Access({ scope: 'declare' })
  @Described('Declares in the name of the facility that holds the API key.', {
    answer: RECEIPT,
    takes: ['key!'],
  })
  async declareByTool(
    @Body() body: DeclarationRequest,
    @NeededIdempotencyKey() idempotencyKey: string,
    @Req() { id: requestId }: FastifyRequest,
    @Who() { actor, bearer, organisation }: Principal,
  ): Promise<ReceiptResponse> {
    const said = { ...body, facility: { ...body.facility, finess: finessOf(organisation) } };
    const given = { actor, bearer, channel: 'api', idempotencyKey, requestId, reachedDeskAt: null } as const;
    return presentReceipt(await this.submit.execute(said, given), this.settings);
  }

  @Post('typed-in')
  @HttpCode(201)
  @Access({ capability: 'declare_for_others' })
  @Described('Types in a declaration that reached the desk another way, with its original times.', {
    answer: RECEIPT,
    takes: ['key!'],
  })
  async typeIn(
    @Body() body: TypedInDeclarationRequest,
    @NeededIdempotencyKey() idempotencyKey: string,
    @Req() { id: requestId }: FastifyRequest,
    @Who() { actor, bearer }: Principal,
  ): Promise<ReceiptResponse> {
    const reachedDeskAt = body.receivedAt ? Date.parse(body.receivedAt) : null;
    const { channel } = body;
    const receipt = await this.submit.execute(body, {
      actor,
      bearer,
      channel,
      idempotencyKey,
      requestId,
      reachedDeskAt,
    });
    return presentReceipt(receipt, this.settings);
  }
}

/** A key speaks for its own facility, whatever number its tool sends. */
const finessOf = (organisation: string | null) => organisation!.replace('facility:', '');
