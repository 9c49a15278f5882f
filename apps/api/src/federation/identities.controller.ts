import { Body, Controller, Delete, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Described } from '../description/described';
import { Access } from '../http/access';
import { CaseId } from '../http/case-id';
import { Visiting, type Visit } from '../http/visit';
import { FederatedSignIn } from './federated-sign-in';
import { Flow, giveFlow, takeFlow } from './flow-cookie';
import { ProviderReturnRequest } from './provider.request';
import { PROVIDER_ADDRESS } from './provider.response';

const SENSITIVE = { session: true, stepUp: true } as const;

@Controller('account/identities')
export class IdentitiesController {
  constructor(private readonly federated: FederatedSignIn) {}

  @Post('start')
  @HttpCode(200)
  @Access(SENSITIVE)
  @Described('Begins to link an identity of the OpenID provider to the own account.', {
    answer: PROVIDER_ADDRESS,
    problems: ['not_found'],
  })
  async start(@Visiting() visit: Visit, @Res({ passthrough: true }) reply: FastifyReply) {
    const { flow, address } = await this.federated.begin(visit, 'link', 'account');
    giveFlow(reply, flow);
    return { address };
  }

  @Post()
  @HttpCode(204)
  @Access(SENSITIVE)
  @Described('Links what the provider sent back to the own account.', {
    problems: ['provider_refused', 'not_found'],
  })
  async link(
    @Body() returned: ProviderReturnRequest,
    @Flow() flow: string | null,
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    takeFlow(reply);
    await this.federated.link(visit, flow, returned);
  }

  @Delete(':identity')
  @HttpCode(204)
  @Access(SENSITIVE)
  @Described('Unlinks an identity from the own account.')
  async unlink(@Param('identity', CaseId) identity: string, @Visiting() visit: Visit): Promise<void> {
    await this.federated.unlink(visit, identity);
  }
}
