// House rules that a machine can read. Each one is broken on purpose in test/architecture/lint.spec.ts.
import tseslint from 'typescript-eslint';

const SOURCES = ['apps/**/*.ts', 'apps/**/*.tsx', 'libs/**/*.ts', 'migrations/**/*.ts'];
const TESTS = ['test/**/*.ts', '**/*.spec.ts'];
const SCRIPTS = ['scripts/**/*.mjs', '*.mjs', '*.cjs'];

const ENVIRONMENT = [
  {
    selector: "MemberExpression[property.name='env'][object.name='process']",
    message: 'Settings enter by one door: ask #platform/settings.',
  },
  {
    selector: "MemberExpression[property.name='env'][object.property.name='process']",
    message: 'Settings enter by one door: ask #platform/settings.',
  },
  {
    selector: "VariableDeclarator[init.name='process'] Property[key.name='env']",
    message: 'Settings enter by one door: ask #platform/settings.',
  },
];

const INJECTION = [
  {
    // A fragment named like THIS is a constant of its module.
    selector:
      "CallExpression[callee.property.name='query'] > TemplateLiteral > .expressions:not(Identifier[name=/^[A-Z][A-Z0-9_]+$/])",
    message: 'A value written into SQL is an injection: pass it as $1.',
  },
  {
    selector:
      ':not(TaggedTemplateExpression) > TemplateLiteral[expressions.length>0]:has(TemplateElement[value.raw=/<\\/[a-z]/])',
    message: 'A value written into HTML is an injection: use a tagged template that escapes.',
  },
];

const PURITY = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The domain has no clock: take `now` as an argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The domain has no clock: take `now` as an argument.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'The domain has no clock: take `now` as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'The domain draws no lots: take `newId` as an argument.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(get|set)(FullYear|Month|Date|Day|Hours|Minutes)$/]',
    message: 'This reads the time zone of the machine: use the UTC methods.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(getTimezoneOffset|toLocale(Date|Time)?String)$/]',
    message: 'This reads the time zone of the machine: use the UTC methods.',
  },
  { selector: 'AwaitExpression', message: 'The domain waits for nothing.' },
  { selector: ':function[async=true]', message: 'The domain waits for nothing.' },
  { selector: 'ForOfStatement[await=true]', message: 'The domain waits for nothing.' },
  { selector: 'ImportExpression', message: 'The domain imports nothing at run time.' },
];

const OUTSIDE_THE_DOMAIN =
  'process require globalThis console Buffer crypto performance fetch setTimeout setInterval setImmediate queueMicrotask'
    .split(' ')
    .map((name) => ({ name, message: 'The domain runs in a bare JavaScript shell.' }));

const FOCUSED = [
  {
    selector: "MemberExpression[object.name=/^(it|test|describe)$/][property.name='only']",
    message: 'A focused test hides all the others.',
  },
];

export default tseslint.config(
  {
    ignores: ['dist/', 'coverage/', '.*/', 'docs/', 'test/architecture/planted/'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.eslintRecommended,
  {
    files: [...SOURCES, ...TESTS, ...SCRIPTS],
    rules: {
      'max-lines': ['error', 300],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      complexity: ['error', 12],
      eqeqeq: 'error',
      'no-var': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-control-regex': 'error',
      'prefer-const': 'error',
      'no-constant-condition': 'error',
      'no-debugger': 'error',
      'no-unsafe-finally': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unmodified-loop-condition': 'error',
    },
  },
  {
    files: [...SOURCES, ...TESTS],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      // Silent in files with decorators: there, a type-only import would erase the metadata of Nest.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: SOURCES,
    ignores: TESTS,
    rules: {
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...ENVIRONMENT, ...INJECTION],
      'no-restricted-imports': [
        'error',
        {
          paths: ['process', 'node:process'].map((name) => ({
            name,
            message: 'Use the global, or settings.',
          })),
        },
      ],
      'no-console': 'error',
    },
  },
  {
    files: ['libs/domain/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-syntax': ['error', ...ENVIRONMENT, ...PURITY],
      'no-restricted-globals': ['error', ...OUTSIDE_THE_DOMAIN],
    },
  },
  // A mapper is a list of fields: each `?? null` counts as a branch and is none to its reader.
  { files: ['**/*.mapper.ts'], rules: { complexity: 'off' } },
  { files: SCRIPTS, rules: { complexity: ['error', 15] } },
  // The one door.
  {
    files: ['libs/platform/src/settings/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...INJECTION] },
  },
  // Programs that a person runs and reads in a terminal; SQL identifiers cannot be parameters there.
  {
    files: ['migrations/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-console': 'off',
      'no-restricted-syntax': ['error', ...ENVIRONMENT],
    },
  },
  { files: ['**/*.data.ts'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  {
    files: TESTS,
    rules: { 'no-restricted-syntax': ['error', ...FOCUSED], 'no-template-curly-in-string': 'off' },
  },
);
