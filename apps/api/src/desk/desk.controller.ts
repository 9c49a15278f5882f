import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '#platform/clock';
import { ApiSettings } from '../ground/api-settings';
import { Access } from '../http/access';
import { presentDesk } from './desk.presenter';

@ApiTags('desk')
@Controller('desk')
export class DeskController {
  constructor(
    private readonly settings: ApiSettings,
    private readonly clock: Clock,
  ) {}

  /** Who answers here, the number to call at any hour, and whether this is a demonstration. */
  @Get()
  @Access('public')
  desk() {
    return presentDesk(this.settings, this.clock.now());
  }
}
