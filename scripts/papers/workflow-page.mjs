import { code, page, table } from './markdown.mjs';

function diagram(transitions) {
  const arrows = Object.entries(transitions).flatMap(([name, { from, to }]) =>
    from.map((status) => `  ${status} --> ${to}: ${name}`),
  );
  return ['```mermaid', 'stateDiagram-v2', '  [*] --> received', ...arrows, '```'].join('\n');
}

function matrix(statuses, transitions) {
  const rows = Object.entries(transitions).map(([name, { from, to }]) => [
    code(name),
    ...statuses.map((status) => (from.includes(status) ? to : '')),
  ]);
  return table(['', ...statuses.map(code)], rows);
}

/** docs/workflow.md, from the table of transitions. */
export function workflowPage({ statuses, transitions }) {
  return page(
    'Workflow of a case',
    'Printed by `npm run docs` from `libs/domain/src/cases/transitions.data.ts`; edits here are lost. French names are in [the glossary](glossary.md).',
    diagram(transitions),
    'What each transition leads to, from each status; an empty cell is a refusal.',
    matrix(statuses, transitions),
  );
}
