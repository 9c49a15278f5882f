import { CNIL_STAGES, type CnilStage } from '#notifications/sheets';
import { OneOf, Shaped } from '../http/fields';

export class SheetRequest {
  @Shaped(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, {
    optional: true,
    description: 'Facility of the case that files: each controller has its own sheet.',
  })
  facility?: string | null;

  @OneOf(CNIL_STAGES, {
    optional: true,
    description: 'Stage of the CNIL’s form; the next one when nothing is said. Other sheets do without.',
  })
  stage?: CnilStage | null;
}
