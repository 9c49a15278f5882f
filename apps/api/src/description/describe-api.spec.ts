import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { DescribedApi } from '../../../../test/harness/described-api';
import { previewApi } from '../../../../test/harness/preview-api';
import { declaredRoutes } from '../http/declared-routes';
import { EXAMPLES } from './examples.data';

let app: NestFastifyApplication;
let api: DescribedApi;

beforeAll(async () => {
  ({ app, api } = await previewApi());
});

const operations = () => api.operations().map(({ operation }) => operation);

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate({ ...api.description });
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(api.description.openapi).toBe('3.1.0');
  });

  it('has every declared route, and no other', () => {
    const declared = declaredRoutes(app).map(
      ({ method, path: route }) => `${method} /api/v1${route.replace(/:(\w+)/g, '{$1}')}`,
    );
    const described = api.operations().map(({ method, path: route }) => `${method.toUpperCase()} ${route}`);
    expect(described.sort()).toEqual(declared.sort());
  });

  it('says of every operation what it is for, under a name of its own', () => {
    const ids = operations().map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(operations().filter(({ summary }) => !/^["A-Z].{8,}\.$/.test(summary))).toEqual([]);
  });

  it('gives every answer a schema, and every error a problem', () => {
    const bare = api.operations().flatMap(({ operation: { operationId, responses } }) =>
      Object.entries(responses)
        .filter(([status, { content }]) => {
          const types = Object.keys(content ?? {});
          if (status === '204') return types.length > 0;
          if (Number(status) >= 400) return !types.includes('application/problem+json');
          return types.length === 0 || Object.values(content!).some(({ schema }) => !schema);
        })
        .map(([status]) => `${operationId} ${status}`),
    );
    expect(bare).toEqual([]);
  });

  it('refers to nothing that it does not hold', () => {
    const said = JSON.stringify(api.description);
    const names = [...said.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!);
    expect(names.filter((name) => !(name in api.description.components.schemas))).toEqual([]);
  });

  it('closes every body: an unknown member is an error in both directions', () => {
    const open = Object.entries(api.description.components.schemas)
      .filter(([, { type, additionalProperties }]) => type === 'object' && additionalProperties !== false)
      .map(([name]) => name);
    expect(open).toEqual([]);
  });

  it('has an example of every body and of every JSON answer', () => {
    const missing = api.operations().flatMap(({ operation: { operationId, requestBody, responses } }) => {
      const [answer] = Object.values(responses);
      const json = [requestBody, answer].map((said) => said?.content?.['application/json']);
      return json.some((media) => media && !('example' in media)) ? [operationId] : [];
    });
    expect(missing).toEqual([]);
    const unknown = Object.keys(EXAMPLES).filter((name) => !(name in api.description.components.schemas));
    expect(unknown).toEqual([]);
  });

  it('has examples that are as their schemas say, problems among them', () => {
    const faults = api.operations().flatMap(({ path: route, method, operation }) => {
      const bodies = contentsOf(operation.requestBody?.content, ['requestBody']);
      const answers = Object.entries(operation.responses).flatMap(([status, { content }]) =>
        contentsOf(content, ['responses', status]),
      );
      return [...bodies, ...answers].flatMap(({ place, value }) => {
        const validate = api.schemaAt('paths', route, method, ...place, 'schema');
        return validate(value)
          ? []
          : [`${operation.operationId} ${place.join(' ')}: ${JSON.stringify(validate.errors)}`];
      });
    });
    expect(faults).toEqual([]);
  });
});

interface Example {
  place: string[];
  value: unknown;
}

/** Every example of a body or an answer, with the place of its media type. */
function contentsOf(content: Record<string, Record<string, unknown>> | undefined, from: string[]): Example[] {
  return Object.entries(content ?? {}).flatMap(([media, { example, examples }]) => {
    const several = Object.values((examples ?? {}) as Record<string, { value: unknown }>);
    const values = [...(example === undefined ? [] : [example]), ...several.map(({ value }) => value)];
    return values.map((value) => ({ place: [...from, 'content', media], value }));
  });
}
