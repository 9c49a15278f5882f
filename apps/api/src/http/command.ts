import { applyDecorators, HttpCode, Post, UseInterceptors } from '@nestjs/common';
import { Access, type AccessRule } from './access';
import { TagVersion } from './tag-version';

/** A route that does something to what exists already: POST, 200, its access rule, its ETag. */
export const Command = (path: string, rule: AccessRule) =>
  applyDecorators(Post(path), HttpCode(200), Access(rule), UseInterceptors(TagVersion));
