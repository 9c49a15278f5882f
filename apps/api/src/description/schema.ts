/** A JSON Schema (2020-12, as OpenAPI 3.1 uses it) of something that travels. */
export type Schema = Readonly<Record<string, unknown>>;

const COMPONENTS = new Map<string, Schema>();

/**
 * Names a schema, so that the description says it once.
 * @returns the reference to use in its place
 * @throws when two schemas claim one name
 */
export function component(name: string, schema: Schema): Schema {
  if (COMPONENTS.has(name)) throw new Error(`two schemas are named ${name}`);
  COMPONENTS.set(name, schema);
  return { $ref: `#/components/schemas/${name}` };
}

/** Every named schema, by name. */
export const components = (): Record<string, Schema> => Object.fromEntries(COMPONENTS);

export const text: Schema = { type: 'string' };
/** UTC, RFC 3339. */
export const instant: Schema = { type: 'string', format: 'date-time' };
export const id: Schema = { type: 'string', format: 'uuid' };
export const flag: Schema = { type: 'boolean' };
export const count: Schema = { type: 'integer', minimum: 0 };
export const words = (values: readonly string[]): Schema => ({ type: 'string', enum: [...values] });
export const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** An object with these members and no other; those named in `absent` may be missing. */
export function closed(properties: Record<string, Schema>, absent: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !absent.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

/** The same, each member of which may be missing. */
export const partial = (properties: Record<string, Schema>) => closed(properties, Object.keys(properties));

export function orNull(schema: Schema): Schema {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const values = Array.isArray(schema.enum) ? { enum: [...(schema.enum as unknown[]), null] } : {};
  return { ...schema, type: [schema.type, 'null'], ...values };
}
