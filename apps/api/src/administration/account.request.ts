import { ROLES, type Role } from '#domain/access';
import { Line, Mail, OneOf, Shaped, YesOrNo } from '../http/fields';

const ROLE_NAMES = Object.keys(ROLES);
const ORGANISATION = /^[a-z][a-z-]*(:[0-9A-Za-z]+)?$/;

export class NewAccountRequest {
  @Mail({ example: 'nouvelle@desk.example' }) email: string;
  @Shaped(ORGANISATION, { example: 'ars:32' }) organisation: string;
  @OneOf(ROLE_NAMES) role: Role;
  @Line(120, { description: 'What outsiders read instead of a name.' }) function: string;
}

export class RoleRequest {
  @OneOf(ROLE_NAMES) role: Role;
}

export class CodeRequest {
  @YesOrNo({
    optional: true,
    description: 'Whether the password is lost too: a second person then has to ask the same within a day.',
  })
  password?: boolean;
}

export class LinkRequest {
  @Line(500, { description: 'Issuer of the OpenID provider.' }) issuer: string;
  @Line(255, { description: 'Subject of the person there.' }) subject: string;
}
