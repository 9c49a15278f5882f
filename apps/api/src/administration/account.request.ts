import { ROLES, type Role } from '#domain/access';
import { COMPARTMENTS, TLP_LABELS, type Compartment, type Tlp } from '#domain/marking';
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

export class ClearanceRequest {
  @OneOf(TLP_LABELS, { description: 'The narrowest label that the account may read.' }) tlpCeiling: Tlp;
  @OneOf(COMPARTMENTS, { list: COMPARTMENTS.length }) compartments: Compartment[];
}

export class CodeRequest {
  @YesOrNo({
    optional: true,
    description: 'Whether the password is lost too: a second person then has to ask the same within a day.',
  })
  password?: boolean;
}
