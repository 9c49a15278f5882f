import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { isInstantText, isLine, isMail, isProse } from './texts';

/** How a field is asked. `list`: at most that many values. Null counts as not said. */
export interface Asked {
  optional?: boolean;
  list?: number;
  /** For the reader of the API reference. */
  description?: string;
  example?: unknown;
}

/**
 * One decorator a field: what is validated is what the API reference says, since both come from here.
 * @param rules what one value must satisfy
 */
function field(asked: Asked, schema: ApiPropertyOptions, rules: PropertyDecorator[]): PropertyDecorator {
  const list = asked.list !== undefined;
  const described = {
    ...schema,
    description: asked.description,
    example: asked.example,
  } as ApiPropertyOptions;
  return applyDecorators(
    ApiProperty({
      ...described,
      required: !asked.optional,
      ...(list ? { isArray: true } : {}),
    } as ApiPropertyOptions),
    asked.optional ? IsOptional() : IsDefined(),
    ...(list ? [IsArray(), ArrayMaxSize(asked.list!, { context: { limit: asked.list } })] : []),
    ...rules,
  );
}

function rule(
  name: string,
  limit: unknown,
  asked: Asked,
  accepts: (value: unknown) => boolean,
): PropertyDecorator {
  return ValidateBy(
    { name, validator: { validate: accepts, defaultMessage: () => name } },
    { each: asked.list !== undefined, context: { limit } },
  );
}

/** One line of text of at most `max` characters. */
export const Line = (max: number, asked: Asked = {}) =>
  field(asked, { type: 'string', maxLength: max }, [rule('isLine', max, asked, (v) => isLine(v, max))]);

/** Several lines of text of at most `max` characters. */
export const Prose = (max: number, asked: Asked = {}) =>
  field(asked, { type: 'string', maxLength: max }, [rule('isProse', max, asked, (v) => isProse(v, max))]);

/** An RFC 3339 instant with its zone. */
export const When = (asked: Asked = {}) =>
  field(asked, { type: 'string', format: 'date-time' }, [rule('isInstant', null, asked, isInstantText)]);

/** A plain mail address: no comments, no quotes, no display name. */
export const Mail = (asked: Asked = {}) =>
  field(asked, { type: 'string', format: 'email' }, [rule('isEmail', null, asked, isMail)]);

/** A text of a given shape. */
export const Shaped = (pattern: RegExp, asked: Asked = {}) =>
  field(asked, { type: 'string', pattern: pattern.source }, [
    rule('matches', null, asked, (v) => typeof v === 'string' && pattern.test(v)),
  ]);

/** One of a closed list; with `list`, several of it, each once. */
export const OneOf = (values: readonly string[], asked: Asked = {}) =>
  field(asked, { type: 'string', enum: [...values] }, [
    IsIn(values, { each: asked.list !== undefined, context: { limit: values } }),
    ...(asked.list === undefined ? [] : [ArrayUnique()]),
  ]);

export const YesOrNo = (asked: Asked = {}) => field(asked, { type: 'boolean' }, [IsBoolean()]);

/** A whole number from `min` to `max`. */
export const Whole = (min: number, max: number, asked: Asked = {}) =>
  field(asked, { type: 'integer', minimum: min, maximum: max }, [
    Max(max, { context: { limit: max } }),
    Min(min, { context: { limit: min } }),
    IsInt(),
  ]);

/** A part with fields of its own. */
export const Part = (type: () => new () => object, asked: Asked = {}) =>
  field(asked, { type }, [
    IsObject({ each: asked.list !== undefined }),
    ValidateNested({ each: asked.list !== undefined }),
    Type(type),
  ]);
