import { Line, Shaped } from '../http/fields';

/** `cert` is the desk, which there is from the beginning. */
const CODE = /^[a-z][a-z-]*(:[0-9A-Za-z]+)?$/;

export class NewOrganisationRequest {
  @Shaped(CODE, { example: 'facility:590000758', description: '`ars:` and `facility:` say the kind.' })
  code: string;

  @Line(200, { example: 'Centre hospitalier de démonstration' }) name: string;
}

export class RenameRequest {
  @Line(200, { example: 'Centre hospitalier de démonstration' }) name: string;
}
