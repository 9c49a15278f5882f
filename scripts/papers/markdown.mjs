// Markdown as prettier writes it, so that a printed page passes the same check as a written one.

const inCell = (value) => String(value).replaceAll('|', '\\|').replaceAll('*', '\\*');

/** A table with aligned columns. Cells are text; `|` and `*` are escaped. */
export function table(header, rows) {
  const lines = [header, ...rows].map((row) => row.map(inCell));
  const widths = header.map((_, column) => Math.max(3, ...lines.map((line) => [...line[column]].length)));
  const spell = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [spell(lines[0]), rule, ...lines.slice(1).map(spell)].join('\n');
}

/** One page: title, where it comes from, and its parts, one empty line between them. */
export function page(title, origin, ...parts) {
  return `${[`# ${title}`, origin, ...parts].join('\n\n')}\n`;
}

export const code = (text) => `\`${text}\``;
