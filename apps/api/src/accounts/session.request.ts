import { Line, Mail } from '../http/fields';

export class SignInRequest {
  @Mail({ example: 'analyste@desk.example' }) email: string;
  @Line(1000) password: string;
}
