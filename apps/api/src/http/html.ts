const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is known to be safe: only `html` makes it. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = string | number | Html;

function escape(value: Value): string {
  if (value instanceof Html) return value.text;
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** Tagged template: every interpolated value is escaped, whatever it holds. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(parts.reduce((text, part, i) => text + escape(values[i - 1]!) + part));
}
