/** Codes are read aloud and typed: case, blanks and hyphens do not count. */
export const canonicalCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** The same as people copy it: in groups of four. */
export const spellCode = (code: string): string => code.match(/.{1,4}/g)!.join('-');
