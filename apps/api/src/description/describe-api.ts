import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { SESSION_COOKIE } from '../http/bearer-secrets';
import { declaredRoutes, type DeclaredRoute } from '../http/declared-routes';
import { requestSchemas } from '../http/fields';
import type { AccessRule } from '../http/access';
import { EXAMPLES } from './examples.data';
import { problemAnswers } from './problem-answers';
import { components, type Schema } from './schema';

type Operation = Record<string, unknown> & {
  operationId: string;
  parameters?: { name: string; in: string; schema?: Schema }[];
  requestBody?: Record<string, unknown>;
  responses: Record<string, Record<string, unknown>>;
};

const PREFIX = '/api/v1';

const HEADERS = {
  Language: {
    ...{ name: 'Accept-Language', in: 'header', schema: { type: 'string' }, example: 'en' },
    description: 'French unless English is named first.',
  },
  Key: {
    ...{ name: 'Idempotency-Key', in: 'header', example: '6f1c1f0e-5d0a-4a53-9a0e-3c5f4f6d2b11' },
    schema: { type: 'string', minLength: 16, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' },
    description: 'Unique to this act: sent again with the same key, it is not done twice.',
  },
  Version: {
    ...{
      name: 'If-Match',
      in: 'header',
      example: '"3"',
      schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
    },
    description: 'The ETag of the case as it was read: the act is refused when somebody changed it since.',
  },
} as const;

const SECURITY_SCHEMES = {
  session: {
    ...{ type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
    description: 'Session of a browser; never taken from the page of another site.',
  },
  token: { type: 'http', scheme: 'bearer', description: 'The same session, for programs.' },
  apiKey: { type: 'http', scheme: 'bearer', description: 'Key of a tool of a facility: `vgk_…`.' },
  followUp: { type: 'http', scheme: 'basic', description: 'Reference as user, follow-up code as password.' },
} as const;

const ETAG = {
  ETag: { description: 'Version of the case, for If-Match.', schema: { type: 'string' }, example: '"3"' },
};

function securityOf(rule: AccessRule): Record<string, string[]>[] {
  if (rule === 'declarant') return [{ followUp: [] }];
  if (typeof rule === 'object' && 'scope' in rule) return [{ apiKey: [] }];
  // The link of a letter is its own secret: it stands in the path.
  return rule === 'public' || rule === 'recipient' ? [] : [{ session: [] }, { token: [] }];
}

/** A link is its own secret, a closed list says itself, and the rest are identifiers. */
function pathSchemaOf(rule: AccessRule | undefined, own: Schema = {}): Schema {
  if (rule === 'recipient') return { type: 'string' };
  return own.enum ? own : { type: 'string', format: 'uuid' };
}

function parametersOf(operation: Operation, { described, rule }: DeclaredRoute): unknown[] {
  const own = (operation.parameters ?? []).map((parameter) =>
    parameter.in !== 'path'
      ? parameter
      : {
          ...parameter,
          schema: pathSchemaOf(rule, parameter.schema),
        },
  );
  const taken = (described?.takes ?? []).map((header) => ({
    ...(header.startsWith('key') ? HEADERS.Key : HEADERS.Version),
    required: header.endsWith('!'),
  }));
  return [...own, ...taken, HEADERS.Language];
}

function successOf(operation: Operation, { described }: DeclaredRoute): [string, Schema] {
  const [status = '200'] = Object.keys(operation.responses);
  const json = described?.answer && {
    'application/json': { schema: described.answer, ...exampleOf(described.answer) },
  };
  const media = Object.entries(described?.media ?? {}).map(([type, schema]) => [type, { schema }]);
  const content = { ...json, ...(Object.fromEntries(media) as object) };
  const success = {
    description: status === '204' ? 'Done; there is nothing to say.' : 'Done.',
    ...(described?.etag ? { headers: ETAG } : {}),
    ...(Object.keys(content).length > 0 ? { content } : {}),
  };
  return [status, success];
}

/** The worked example of a named schema. */
function exampleOf(schema: Schema): { example?: unknown } {
  const example = EXAMPLES[String(schema.$ref).split('/').at(-1)!];
  return example === undefined ? {} : { example };
}

function bodyOf({ requestBody }: Operation): object {
  if (!requestBody) return {};
  const { schema } = (requestBody.content as Record<string, { schema: Schema }>)['application/json']!;
  const content = { 'application/json': { schema, ...exampleOf(schema) } };
  return { requestBody: { required: true, content } };
}

/** Completes what Nest knows of a route with what its decorators say. */
function complete(operation: Operation, route: DeclaredRoute): object {
  const parameters = operation.parameters ?? [];
  const circumstances = {
    cases: /^\/(cases|search)(\/|$)/.test(route.path),
    ...{ rule: route.rule!, described: route.described!, body: operation.requestBody !== undefined },
    query: parameters.some((parameter) => parameter.in === 'query'),
    identifier: route.rule !== 'recipient' && parameters.some((parameter) => parameter.in === 'path'),
  };
  const [status, success] = successOf(operation, route);
  return {
    operationId: operation.operationId,
    summary: route.described!.summary,
    tags: [route.path.split('/')[1]],
    security: securityOf(route.rule!),
    parameters: parametersOf(operation, route),
    ...bodyOf(operation),
    responses: { [status]: success, ...problemAnswers(circumstances) },
  };
}

const operationIdFactory = (controller: string, handler: string) => {
  const name = controller.replace(/Controller$/, '');
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}_${handler}`;
};

/** The OpenAPI 3.1 description of the running application: paths from Nest, the rest from our own decorators. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Vigie')
    .setDescription('Declarations of security incidents in health facilities, and what becomes of them.')
    .setVersion('1')
    .setLicense('EUPL-1.2', 'https://spdx.org/licenses/EUPL-1.2.html')
    .build();
  const nest = SwaggerModule.createDocument(app, config, { operationIdFactory });
  const paths = nest.paths as unknown as Record<string, Record<string, Operation>>;
  for (const route of declaredRoutes(app)) {
    const path = `${PREFIX}${route.path}`.replace(/:(\w+)/g, '{$1}');
    const method = route.method.toLowerCase();
    const operation = paths[path]?.[method];
    if (!operation || !route.described) throw new Error(`${route.method} ${route.path} is not described`);
    paths[path]![method] = complete(operation, route) as Operation;
  }
  const schemas = { ...requestSchemas(), ...components() };
  return {
    ...nest,
    tags: [],
    components: { schemas, securitySchemes: SECURITY_SCHEMES },
  } as unknown as OpenAPIObject;
}

/** Serves the description at /api/v1/openapi.json. */
export function serveOpenApi(app: NestFastifyApplication): void {
  const description = describeApi(app);
  app
    .getHttpAdapter()
    .get(`${PREFIX}/openapi.json`, (_request: unknown, reply: { send(body: unknown): void }) => {
      reply.send(description);
    });
}
