import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Described } from '../description/described';
import { Access } from '../http/access';
import { CaseId } from '../http/case-id';
import { Visiting, type Visit } from '../http/visit';
import { AdministerKeys } from './administer-keys';
import { NewApiKeyRequest } from './api-key.request';
import { API_KEYS, NEW_API_KEY } from './api-key.response';

@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly keys: AdministerKeys) {}

  @Get()
  @Access('session')
  @Described('The keys of the own facility, whoever of it made them.', { answer: API_KEYS })
  async list(@Visiting() visit: Visit) {
    return { keys: await this.keys.list(visit) };
  }

  @Post()
  @HttpCode(201)
  @Access({ session: true, stepUp: true })
  @Described('Makes a key for a tool of the own facility.', { answer: NEW_API_KEY })
  create(@Body() said: NewApiKeyRequest, @Visiting() visit: Visit) {
    return this.keys.create(visit, said);
  }

  @Post(':key/revoke')
  @HttpCode(204)
  @Access('session')
  @Described('Makes a key worthless at once.')
  async revoke(@Param('key', CaseId) key: string, @Visiting() visit: Visit): Promise<void> {
    await this.keys.revoke(visit, key);
  }
}
