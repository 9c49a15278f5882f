import { Injectable, type PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Problem } from './problem';

/** An identifier in a path; anything else answers as an unknown object does. */
@Injectable()
export class CaseId implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isUUID(value)) throw new Problem('not_found');
    return value.toLowerCase();
  }
}
