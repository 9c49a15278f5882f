/** The only style sheet of the mailbox. TLP colours: FIRST, TLP 2.0, on black. */
export const MAILBOX_CSS = `
:root { color-scheme: light; --ink: #1b1f2a; --soft: #565d6d; --line: #d5d9e2; --blue: #1f3d8f; --wash: #f4f6fa; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, "Liberation Sans", sans-serif; color: var(--ink); background: #fff; }
a { color: var(--blue); }
a:focus-visible, [tabindex="0"]:focus-visible { outline: 3px solid #d9730d; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; background: #fff; padding: 0.5rem 1rem; }
.skip:focus { left: 0; top: 0; z-index: 1; }
header { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: baseline; padding: 0.9rem 1.5rem;
  background: var(--blue); color: #fff; }
header a { color: #fff; text-decoration: none; font-size: 1.125rem; }
header a:hover { text-decoration: underline; }
header a:focus-visible { outline-color: #fff; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
main:focus { outline: none; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 0.5rem; }
h2 { font-size: 1.15rem; margin: 0 0 0.75rem; }
h3 { font-size: 1rem; margin: 1rem 0 0.25rem; }
.aside { color: var(--soft); margin: 0 0 1.25rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 0.65rem 0.9rem; border-bottom: 1px solid var(--line); }
th { background: var(--wash); font-size: 0.9rem; color: var(--soft); font-weight: 600; }
tr:last-child td { border-bottom: 0; }
tbody tr:hover { background: var(--wash); }
td:first-child { min-width: 9rem; }
td:last-child { white-space: nowrap; }
.break { overflow-wrap: anywhere; }
.badge { display: inline-block; padding: 0.05rem 0.6rem; border-radius: 1rem; font-size: 0.875rem;
  border: 1px solid currentColor; color: var(--soft); background: #fff; }
.badge.encrypted, .badge.good { color: #0b5c2e; background: #e9f6ee; }
.badge.signed { color: var(--blue); background: #ecf0fb; }
.badge.plain, .badge.unknown_signer { color: #7a4a00; background: #fff5e0; }
.badge.bad, .notice.bad { color: #8f1414; background: #fdecec; }
.verdicts { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0 0 1rem; }
.tlp { background: #000; padding: 0 0.35em; border-radius: 2px; font-weight: 700; white-space: nowrap;
  display: inline-block; }
.tlp.red { color: #ff2b2b; }
.tlp.amber { color: #ffc000; }
.tlp.green { color: #33ff00; }
.tlp.clear { color: #ffffff; }
section { border: 1px solid var(--line); border-radius: 6px; padding: 1.25rem; margin: 1.25rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; margin: 0 0 1rem; }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; }
pre { margin: 0; padding: 1rem; background: var(--wash); border-radius: 4px; white-space: pre-wrap;
  overflow-wrap: anywhere; }
pre.text { font: inherit; max-width: 46rem; background: #fff; border: 1px solid var(--line); }
pre.wire { font: 0.8rem/1.45 ui-monospace, "Liberation Mono", monospace; max-height: 32rem; overflow: auto; }
.notice, .empty { padding: 1rem 1.25rem; border-radius: 6px; margin: 0; }
.empty { border: 1px dashed var(--line); background: var(--wash); text-align: center; padding: 3rem 1rem; }
@media (max-width: 40rem) {
  main { padding: 1rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 0.5rem; }
  section { padding: 1rem; }
  table, tbody, tr, td { display: block; }
  thead { display: none; }
  tr { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
  tr:last-child { border-bottom: 0; }
  td { padding: 0.15rem 0.9rem; border-bottom: 0; }
}
`;
