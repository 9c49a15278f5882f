import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { Described } from '../description/described';
import { Access } from '../http/access';
import { When } from '../http/fields';
import { iso } from '../http/iso';
import { CLOCK_NOW } from './clock.response';

export class ClockRequest {
  @When({ description: 'What the clock shall show now; it goes on from there.' }) now: string;
}

/** The movable clock of a demonstration or a test. The module is absent from production. */
@Controller('demonstration/clock')
export class ClockController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('public')
  @Described('What the movable clock shows.', { answer: CLOCK_NOW })
  read() {
    return { now: iso(this.clock.now()) };
  }

  @Put()
  @HttpCode(200)
  @Access('public')
  @Described('Moves the clock; it goes on from there.', { answer: CLOCK_NOW })
  async move(@Body() { now }: ClockRequest) {
    const offset = Date.parse(now) - Date.now();
    await this.unitOfWork.write({ audience: null, session: null }, (db) =>
      db.query('update clock_offset set milliseconds = $1', [offset]),
    );
    this.clock.shiftBy(offset);
    return this.read();
  }
}
