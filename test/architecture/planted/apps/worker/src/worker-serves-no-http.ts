export { FastifyAdapter } from '@nestjs/platform-fastify';
