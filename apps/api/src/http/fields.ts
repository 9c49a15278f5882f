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
import { closed, listOf, orNull, type Schema } from '../description/schema';
import { isInstantText, isLine, isMail, isProse } from './texts';

/** An identifier of the product. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** How a field is asked. `list`: at most that many values. Null counts as not said. */
export interface Asked {
  optional?: boolean;
  list?: number;
  /** For the reader of the API reference. */
  description?: string;
  example?: unknown;
}

/** Fields of the request classes as the description says them, by class; a subclass has its parents' too. */
const DESCRIBED = new Map<object, Record<string, { schema: Schema; required: boolean }>>();

/** Every request class as a closed JSON schema, by its name. */
export function requestSchemas(): Record<string, Schema> {
  return Object.fromEntries(
    [...DESCRIBED.keys()].map((prototype) => [prototype.constructor.name, schemaOf(prototype)]),
  );
}

function schemaOf(prototype: object): Schema {
  const fields: Record<string, { schema: Schema; required: boolean }> = {};
  for (let at: object | null = prototype; at; at = Object.getPrototypeOf(at) as object | null)
    for (const [name, field] of Object.entries(DESCRIBED.get(at) ?? {})) fields[name] ??= field;
  const properties = Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));
  return closed(
    properties,
    Object.keys(fields).filter((name) => !fields[name]!.required),
  );
}

/**
 * One decorator a field: what is validated is what the API reference says, since both come from here.
 * @param rules what one value must satisfy
 */
function field(asked: Asked, value: Schema, rules: PropertyDecorator[]): PropertyDecorator {
  const { list, optional = false, description, example } = asked;
  const unique = value.enum ? { uniqueItems: true } : {};
  const said = list === undefined ? value : { ...listOf(value), maxItems: list, ...unique };
  const notes = {
    ...(description ? { description } : {}),
    ...(example === undefined ? {} : { examples: [example] }),
  };
  const remember: PropertyDecorator = (prototype, name) => {
    const schema = { ...(optional ? orNull(said) : said), ...notes };
    DESCRIBED.set(prototype, {
      ...DESCRIBED.get(prototype),
      [String(name)]: { schema, required: !optional },
    });
  };
  return applyDecorators(
    remember,
    // For the parameters of a query, which Nest writes.
    ApiProperty({ ...said, description, example, required: !optional } as ApiPropertyOptions),
    optional ? IsOptional() : IsDefined(),
    ...(list === undefined ? [] : [IsArray(), ArrayMaxSize(list, { context: { limit: list } })]),
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
  field(asked, { type: 'string', minLength: 1, maxLength: max }, [
    rule('isLine', max, asked, (v) => isLine(v, max)),
  ]);

/** Several lines of text of at most `max` characters. */
export const Prose = (max: number, asked: Asked = {}) =>
  field(asked, { type: 'string', minLength: 1, maxLength: max }, [
    rule('isProse', max, asked, (v) => isProse(v, max)),
  ]);

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
  field(asked, { $ref: `#/components/schemas/${type().name}` }, [
    IsObject({ each: asked.list !== undefined }),
    ValidateNested({ each: asked.list !== undefined }),
    Type(type),
  ]);
