import { Injectable, type PipeTransform } from '@nestjs/common';
import { SHEETS, type SheetName } from '#notifications/sheets';
import { Problem } from '../http/problem';

/** The name of a sheet in a path; anything else answers as an unknown object does. */
@Injectable()
export class NamedSheet implements PipeTransform<string, SheetName> {
  transform(value: string): SheetName {
    const name = SHEETS.find((known) => known === value);
    if (!name) throw new Problem('not_found');
    return name;
  }
}
