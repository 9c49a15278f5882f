import { Line, Shaped, UUID } from '../http/fields';

export class NewTeamRequest {
  @Shaped(/^[a-z][a-z0-9-]{0,39}$/, { example: 'crise', description: 'What a grant names: `team:crise`.' })
  code: string;
  @Line(80) name: string;
}

export class MemberRequest {
  @Shaped(UUID, { description: 'Somebody of the desk.' }) account: string;
}
