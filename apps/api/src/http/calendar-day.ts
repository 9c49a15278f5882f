import { Injectable, type PipeTransform } from '@nestjs/common';
import { readDay } from '#domain/calendar';
import { Problem } from './problem';

/** A day in a path, `YYYY-MM-DD`, that the calendar has. */
@Injectable()
export class CalendarDayInPath implements PipeTransform<string, string> {
  transform(value: string): string {
    try {
      readDay(value);
    } catch {
      const message = { fr: 'jour attendu : AAAA-MM-JJ', en: 'expected a day: YYYY-MM-DD' };
      throw new Problem('invalid_fields', { errors: [{ field: 'day', message }] });
    }
    return value;
  }
}
