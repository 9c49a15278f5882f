import type { Scenario, ScenarioDeclaration, ScenarioFacility } from './scenario';

const camelCase = (key: string) => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The same facts in the spelling of the interface; null is "not said" and is not sent. */
export function toWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(said.map(([key, inner]) => [camelCase(key), toWire(inner)]));
}

function facilityBody({ key: _key, finess_et: finess, ...facility }: ScenarioFacility): unknown {
  return toWire({ ...facility, finess });
}

/** Facilities that no declaration is about; they are sites of the first one's. */
function otherSites({ facilities, declarations }: Scenario): ScenarioFacility[] {
  const declaring = new Set(declarations.map(({ facility }) => facility));
  return facilities.filter(({ key }) => !declaring.has(key));
}

export const isOwn = ({ channel }: ScenarioDeclaration) => channel === 'web' || channel === 'api';

/** The body of a declaration; typed in by the desk with its own time unless the facility sends it itself. */
export function declarationBody(scenario: Scenario, declaration: ScenarioDeclaration): unknown {
  const { key: _key, facility: from, submitted_at: submittedAt, ...said } = declaration;
  const facility = scenario.facilities.find(({ key }) => key === from)!;
  const sites = scenario.declarations[0] === declaration ? otherSites(scenario) : [];
  return {
    ...(toWire(said) as object),
    facility: facilityBody(facility),
    ...(sites.length > 0 ? { otherSites: sites.map(facilityBody) } : {}),
    ...(isOwn(declaration) ? {} : { receivedAt: submittedAt }),
  };
}
