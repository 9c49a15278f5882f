import { Line, OneOf, Whole } from '../http/fields';

export const SCOPES = ['declare', 'read_own'] as const;

export class NewApiKeyRequest {
  @Line(60, { description: 'Which tool holds it.' }) label: string;
  @OneOf(SCOPES, { list: 2, description: '`declare` in the name of the facility; `read_own` its cases.' })
  scopes: (typeof SCOPES)[number][];
  @Whole(1, 365, { description: 'Days after which it is worth nothing.' }) days: number;
}
