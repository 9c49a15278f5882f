// The pages that are printed from the product's own tables. Pure: the same sources, the same pages.
import { accessPage } from './access-page.mjs';
import { grantedBy } from './granted.mjs';
import { obligationsPage } from './obligations-page.mjs';
import { retentionPage } from './retention-page.mjs';
import { settingsPage } from './settings-page.mjs';
import { workflowPage } from './workflow-page.mjs';

/** Every printed page, by its path in the repository. */
export function printPapers(sources) {
  return {
    'docs/settings.md': settingsPage(sources),
    'docs/obligations.md': obligationsPage(sources),
    'docs/workflow.md': workflowPage(sources),
    'docs/access-matrix.md': accessPage(sources),
    'docs/retention.md': retentionPage(sources),
  };
}

/** What the pages are printed from, out of the modules that hold it. */
export async function gatherSources(modules) {
  const { settings, obligations, cases, access, marking, retention, rights, routes, controllers } = modules;
  return {
    settings: settings.SETTINGS,
    retention: retention.RETENTION_RULES,
    rules: obligations.RULES,
    principles: obligations.PRINCIPLES,
    statuses: cases.STATUSES,
    transitions: cases.TRANSITIONS,
    roles: access.ROLES,
    capabilities: access.CAPABILITIES,
    audiences: rights.AUDIENCES,
    caseRights: rights.CASE_TABLES,
    mayKnow: rights.MAY_KNOW,
    columnsRead: rights.READABLE,
    conditions: access.CONDITIONS,
    caseCapabilities: access.CASE_CAPABILITIES,
    needs: access.NEEDS,
    labels: marking.TLP_LABELS,
    directoryRights: rights.DIRECTORY_RIGHTS,
    granted: await grantedBy(modules.migrations),
    routes: controllers.flatMap((module) => Object.values(module).flatMap(routes.routesOf)),
  };
}
