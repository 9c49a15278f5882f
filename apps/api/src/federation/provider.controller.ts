import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { answerOpened } from '../accounts/session.presenter';
import { OPENED_SESSION } from '../accounts/session.response';
import { Described } from '../description/described';
import { Access } from '../http/access';
import { Visiting, type Visit } from '../http/visit';
import { FederatedSignIn } from './federated-sign-in';
import { Flow, giveFlow, takeFlow } from './flow-cookie';
import { IdentityProvider } from './identity-provider';
import { ProviderReturnRequest, ProviderStartRequest } from './provider.request';
import { PROVIDER_ADDRESS, WAYS_IN } from './provider.response';

/** The provider sends the browser back to a page of the console, which posts what it brought: no GET opens a session. */
@Controller('sessions')
export class ProviderController {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly federated: FederatedSignIn,
  ) {}

  @Get('ways')
  @Access('public')
  @Described('Which ways in this installation has beside password and passkey.', { answer: WAYS_IN })
  ways() {
    return { provider: this.provider.shown };
  }

  @Post('provider/start')
  @HttpCode(200)
  @Access('public')
  @Described('Begins a sign-in at the OpenID provider.', {
    answer: PROVIDER_ADDRESS,
    problems: ['not_found'],
  })
  async start(
    @Body() { next }: ProviderStartRequest,
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { flow, address } = await this.federated.begin(
      { ...visit, session: null },
      'provider',
      next ?? 'queue',
    );
    giveFlow(reply, flow);
    return { address };
  }

  @Post('provider')
  @HttpCode(201)
  @Access('public')
  @Described(
    'Opens a session with what the provider sent back; half of one where it asserted one factor only.',
    {
      answer: OPENED_SESSION,
      problems: ['provider_refused', 'not_found'],
    },
  )
  async open(
    @Body() returned: ProviderReturnRequest,
    @Flow() flow: string | null,
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    takeFlow(reply);
    return answerOpened(reply, await this.federated.signIn(visit, flow, returned));
  }
}
