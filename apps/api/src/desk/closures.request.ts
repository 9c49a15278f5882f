import { Line } from '../http/fields';

export class ClosureRequest {
  @Line(120, { example: 'Pont de l’Ascension', description: 'Why the desk is closed, in French.' })
  label: string;
}
