import { Line, Shaped } from '../http/fields';

export class SignInRequest {
  @Line(320, { example: 'analyste@desk.example' }) email: string;
  @Line(1000) password: string;
}

export class TotpRequest {
  @Shaped(/^[0-9]{6}$/, { example: '123456', description: 'Of the authenticator application; serves once.' })
  code: string;
}

export class RecoveryCodeRequest {
  @Line(60, { description: 'One of those that were shown once; case and hyphens do not count.' })
  code: string;
}
