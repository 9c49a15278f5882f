import Ajv2020 from 'ajv/dist/2020';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Answer } from './http-client';

type Json = Record<string, unknown>;

export interface Description extends Json {
  paths: Record<string, Record<string, DescribedOperation>>;
  components: { schemas: Record<string, Json> };
}

export interface DescribedOperation extends Json {
  operationId: string;
  summary: string;
  requestBody?: { content: Record<string, Json> };
  responses: Record<string, { content?: Record<string, Json> }>;
}

/** One answer of the product, as any client keeps it. */
export interface SeenAnswer {
  method: string;
  /** Whole path, query left out or not. */
  path: string;
  status: number;
  mediaType: string | null;
  body: unknown;
}

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');

/** An OpenAPI 3.1 description against which answers are held. */
export class DescribedApi {
  /** Operations that answered as described with a success. */
  readonly succeeded = new Set<string>();
  private readonly ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });

  constructor(readonly description: Description) {
    addFormats(this.ajv);
    this.ajv.addSchema(description, 'api');
  }

  /** Every operation with its method and path template. */
  operations(): { method: string; path: string; operation: DescribedOperation }[] {
    return Object.entries(this.description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
    );
  }

  /** The validator of the schema at this place of the description. */
  schemaAt(...place: string[]): ValidateFunction {
    const pointer = place.map((part) => encodeURIComponent(escaped(part))).join('/');
    return this.ajv.compile({ $ref: `api#/${pointer}` });
  }

  /** The same for an answer as a client of the tests got it; `path` is under /api/v1. */
  faultsOfAnswer(answer: Answer<unknown>, { method, path }: Pick<SeenAnswer, 'method' | 'path'>): string[] {
    const { status, body, headers, bytes } = answer;
    const type = String(headers['content-type'] ?? '').split(';')[0]!;
    const mediaType = bytes.length === 0 ? null : type;
    return this.faultsOf({ method, path: `/api/v1${path}`, status, mediaType, body });
  }

  /** What of the answer is not as described; nothing when all is. An unknown member is a fault. */
  faultsOf(seen: SeenAnswer): string[] {
    const found = this.find(seen.method, seen.path);
    const where = `${seen.method} ${seen.path} ${seen.status}`;
    if (!found) return [`${where}: not described`];
    const { path, method, operation } = found;
    const described = operation.responses[String(seen.status)];
    if (!described) return [`${where}: this status is not described`];
    if (!described.content)
      return seen.mediaType === null ? this.note(operation, seen) : [`${where}: a body`];
    const media = seen.mediaType ?? 'nothing';
    if (!described.content[media]) return [`${where}: ${media} is not described`];
    const place = ['paths', path, method, 'responses', String(seen.status), 'content', media, 'schema'];
    if (!/[/+]json$/.test(media)) return this.note(operation, seen);
    const validate = this.schemaAt(...place);
    if (validate(seen.body)) return this.note(operation, seen);
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${where}: ${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }

  private note({ operationId }: DescribedOperation, { status }: SeenAnswer): string[] {
    if (status < 300) this.succeeded.add(operationId);
    return [];
  }

  private find(method: string, path: string) {
    const plain = path.split('?')[0]!;
    const fits = (template: string) =>
      new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(plain);
    const own = this.operations().filter((known) => known.method === method.toLowerCase());
    // A literal path before one with a parameter.
    return own.find((known) => known.path === plain) ?? own.find((known) => fits(known.path));
  }
}
