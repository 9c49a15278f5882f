import { Controller, Get } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { ApiSettings } from '../ground/api-settings';
import { Described } from '../description/described';
import { Access } from '../http/access';
import { presentDesk } from './desk.presenter';
import { DESK } from './desk.response';

@Controller('desk')
export class DeskController {
  constructor(
    private readonly settings: ApiSettings,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('public')
  @Described('Who answers here, the number to call at any hour, and whether this is a demonstration.', {
    answer: DESK,
  })
  desk() {
    return presentDesk(this.settings, this.clock.now());
  }
}
