import { Body, Controller, Get, Param } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { KeepData } from './keep-data';
import { readRetention } from './read-retention';
import { KeepRequest, LiftRequest } from './retention.request';
import { RETENTION } from './retention.response';

const KEEPERS = { capability: 'keep_data' } as const;
const DescribedKeeping = (summary: string) =>
  Described(summary, {
    answer: RETENTION,
    takes: ['key'],
    problems: ['invalid_fields', 'not_found', 'refused'],
  });

/** What is held back and what is erased. Each answers with the whole as it is afterwards. */
@Controller('retention')
export class RetentionController {
  constructor(
    private readonly keep: KeepData,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access(KEEPERS)
  @Described('What falls due, what is held back, and what two persons want erased.', { answer: RETENTION })
  list(@Who() { bearer }: Principal) {
    return this.unitOfWork.read(bearer, (db) => readRetention(db, this.clock.now()));
  }

  @Command('holds', KEEPERS)
  @DescribedKeeping('Nothing of the case is erased until two persons lift it.')
  async hold(@Body() body: KeepRequest, @Circumstances() given: Given) {
    await this.keep.hold(given, body);
    return this.list(given.principal);
  }

  @Command('holds/:hold/lift', KEEPERS)
  @DescribedKeeping('The first person asks that the hold be lifted, the second one lifts it.')
  async lift(
    @Param('hold', CaseId) hold: string,
    @Body() { reason }: LiftRequest,
    @Circumstances() given: Given,
  ) {
    await this.keep.lift(given, hold, reason);
    return this.list(given.principal);
  }

  @Command('erasures', { ...KEEPERS, stepUp: true })
  @DescribedKeeping('The first person asks that a case be erased before its time, the second one confirms.')
  async erase(@Body() body: KeepRequest, @Circumstances() given: Given) {
    await this.keep.erase(given, body);
    return this.list(given.principal);
  }
}
