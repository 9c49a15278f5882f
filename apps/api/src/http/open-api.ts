import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI 3.1 description of the running application. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Vigie')
    .setDescription('Declarations of security incidents in health facilities, and what becomes of them.')
    .setVersion('1')
    .setLicense('EUPL-1.2', 'https://spdx.org/licenses/EUPL-1.2.html')
    .build();
  return SwaggerModule.createDocument(app, config);
}

/** Serves the description at /api/v1/openapi.json. */
export function serveOpenApi(app: NestFastifyApplication): void {
  const description = describeApi(app);
  app
    .getHttpAdapter()
    .get('/api/v1/openapi.json', (_request: unknown, reply: { send(body: unknown): void }) => {
      reply.send(description);
    });
}
