import { RequestMethod, type INestApplication } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { ModulesContainer } from '@nestjs/core';
import { DESCRIBED, type RouteDescription } from '../description/described';
import { ACCESS_RULE, type AccessRule } from './access';

export interface DeclaredRoute {
  method: string;
  path: string;
  rule: AccessRule | undefined;
  described: RouteDescription | undefined;
}

const asText = (path: unknown) => (Array.isArray(path) ? path : [path]).map(String).join('|');

/** The routes of one controller class, with their access rules; none for anything else. */
export function routesOf(controller: unknown): DeclaredRoute[] {
  if (typeof controller !== 'function') return [];
  const base = asText(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
  const prototype = (controller.prototype ?? {}) as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name): DeclaredRoute[] => {
    const handler = prototype[name];
    if (typeof handler !== 'function') return [];
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const path = `/${base}/${asText(Reflect.getMetadata(PATH_METADATA, handler))}`.replace(/\/+/g, '/');
    const rule = Reflect.getMetadata(ACCESS_RULE, handler) as AccessRule | undefined;
    const described = Reflect.getMetadata(DESCRIBED, handler) as RouteDescription | undefined;
    return [{ method: RequestMethod[method]!, path: path.replace(/(.)\/$/, '$1'), rule, described }];
  });
}

/** Every route that Nest registered, with its access rule, read from the running application. */
export function declaredRoutes(app: INestApplication): DeclaredRoute[] {
  const modules = [...app.get(ModulesContainer).values()];
  return modules.flatMap((m) => [...m.controllers.values()]).flatMap(({ metatype }) => routesOf(metatype));
}

/** Thrown at start-up: a route without an access rule would be open to everybody. */
export class RouteWithoutRule extends Error {}

/** @throws RouteWithoutRule naming every such route */
export function refuseUnruledRoutes(routes: readonly DeclaredRoute[]): void {
  const unruled = routes
    .filter(({ rule }) => rule === undefined)
    .map(({ method, path }) => `${method} ${path}`);
  if (unruled.length > 0) throw new RouteWithoutRule(`Routes without an access rule: ${unruled.join(', ')}`);
}
