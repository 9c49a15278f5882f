import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { refuseClassified } from './classified-problem';
import { Problem, type FieldError } from './problem';

type Words = { fr: string; en: string };
const say =
  (fr: string, en: string): (() => Words) =>
  () => ({ fr, en });

/** What is wrong with a field, by the name of the constraint that refused it. */
const FAULTS: Record<string, (limit: unknown) => Words> = {
  whitelistValidation: say('champ inconnu', 'unknown field'),
  isLine: (max) => ({
    fr: `texte d’une ligne, de 1 à ${String(max)} caractères, sans caractère de contrôle`,
    en: `one line of text, 1 to ${String(max)} characters, without control characters`,
  }),
  isProse: (max) => ({
    fr: `texte de 1 à ${String(max)} caractères, sans caractère de contrôle`,
    en: `text of 1 to ${String(max)} characters, without control characters`,
  }),
  isInstant: say(
    'date et heure avec fuseau, par exemple 2024-02-11T03:00:00+01:00',
    'date and time with zone, e.g. 2024-02-11T03:00:00+01:00',
  ),
  isEmail: say('adresse de courriel attendue', 'mail address expected'),
  isBoolean: say('vrai ou faux attendu', 'true or false expected'),
  isInt: say('nombre entier attendu', 'whole number expected'),
  min: (limit) => ({ fr: `au moins ${String(limit)}`, en: `at least ${String(limit)}` }),
  max: (limit) => ({ fr: `au plus ${String(limit)}`, en: `at most ${String(limit)}` }),
  isArray: say('liste attendue', 'list expected'),
  arrayMaxSize: (limit) => ({
    fr: `au plus ${String(limit)} éléments`,
    en: `at most ${String(limit)} items`,
  }),
  isDefined: say('réponse nécessaire', 'answer needed'),
  isObject: say('objet attendu', 'object expected'),
  nestedValidation: say('objet attendu', 'object expected'),
  isIn: (values) => {
    const list = Array.isArray(values) ? values.join(', ') : '';
    return { fr: `une de ces valeurs : ${list}`, en: `one of: ${list}` };
  },
  matches: say('forme non reconnue', 'form not recognised'),
  arrayUnique: say('valeurs en double', 'repeated values'),
};
const UNKNOWN = { fr: 'valeur refusée', en: 'value refused' };

function limitsOf(error: ValidationError, constraint: string): unknown {
  return (error.contexts?.[constraint] as { limit?: unknown } | undefined)?.limit;
}

/** Flattens class-validator's tree into fields with a message in both languages. */
export function fieldErrors(errors: readonly ValidationError[], prefix = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = prefix + error.property;
    const own = Object.keys(error.constraints ?? {}).map((name) => ({
      field,
      message: FAULTS[name]?.(limitsOf(error, name)) ?? UNKNOWN,
    }));
    return [...own, ...fieldErrors(error.children ?? [], `${field}.`)];
  });
}

// One fault a field is enough to correct; a hostile body must not be answered with megabytes.
const FAULTS_SHOWN = 100;
// The deepest request has four levels; class-transformer would follow ten thousand until the stack ends.
const LEVELS = 8;
const TOO_DEEP = { fr: 'imbrication trop profonde', en: 'nested too deeply' };
// Names that class-transformer passes over in silence.
const isInherited = (key: string) => key in Object.prototype || key === 'prototype';

/** What must be refused before anything looks inside: names of every object, and endless nesting. */
function shapeFaults(value: unknown, at: readonly string[] = []): FieldError[] {
  if (typeof value !== 'object' || value === null) return [];
  if (at.length === LEVELS) return [{ field: at.join('.'), message: TOO_DEEP }];
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = [...at, key];
    if (isInherited(key)) return [{ field: place.join('.'), message: FAULTS.whitelistValidation!(null) }];
    return shapeFaults(inner, place);
  });
}

const refuse = (errors: FieldError[]) =>
  new Problem('invalid_fields', { errors: errors.slice(0, FAULTS_SHOWN) });

class ValidateBody extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const faults = metadata.type === 'custom' ? [] : shapeFaults(value);
    if (faults.length > 0) throw refuse(faults);
    if (metadata.type === 'body') refuseClassified(value);
    return super.transform(value, metadata);
  }
}

/** Refuses unknown keys and wrong values with a problem that names each field. */
export const validateBody = () =>
  new ValidateBody({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => refuse(fieldErrors(errors)),
  });
