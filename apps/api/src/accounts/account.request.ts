import { Line, Shaped } from '../http/fields';

export class PasswordRequest {
  @Line(200, { description: 'At least 12 characters, of any kind; not one that the world knows.' })
  password: string;
}

/** A code handed over by a person, with a password: the present one, or the one to be where none was chosen yet. */
export class EnrolmentRequest {
  @Line(320, { example: 'nouvelle@desk.example' }) email: string;
  @Line(60) code: string;
  @Line(1000) password: string;
}

export class ConfirmTotpRequest {
  @Shaped(/^[0-9]{6}$/, { example: '123456' }) code: string;
}
