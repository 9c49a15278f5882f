import type { Tlp } from '#domain/marking';
import { CASE_CAPABILITIES, type CaseCapability, type Grant } from './grant';

const CEILING: Tlp = 'AMBER+STRICT';

/** What an organisation may do with a case of which it is told because of what it is. */
function capabilitiesOfCircle(organisation: string): readonly CaseCapability[] {
  if (organisation === 'cert') return CASE_CAPABILITIES;
  // An agency contests the qualification entered on its behalf.
  return organisation.startsWith('ars:') ? ['read', 'contribute'] : ['read'];
}

/** A grant of the default circle: up to TLP:AMBER+STRICT, as long as the case. */
export function circleGrant(
  organisation: string,
): Pick<Grant, 'principal' | 'tlpMax' | 'capabilities' | 'ground'> {
  return {
    principal: organisation,
    tlpMax: CEILING,
    capabilities: capabilitiesOfCircle(organisation),
    ground: 'circle',
  };
}
