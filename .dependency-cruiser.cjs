// The rooms and the one way through them (ARCHITECTURE.md), as rules that a machine checks.
// Every rule is an error, and every rule is broken once on purpose under test/architecture/planted,
// which has the same shape as this repository and is read with this same file.

const SPEC = '\\.spec\\.ts$';
const PRODUCTION = { path: '^(apps|libs|migrations)/', pathNot: SPEC };
const DOMAIN = '^libs/domain/';
const BUILD_OUTPUT = '(^|/)dist/(apps|libs|migrations)/';
const NOT_A_FEATURE_INDEX = '^libs/[^/]+/src/(?![^/]+/index\\.ts$)';

/** A package whichever folder the run starts from; nested copies included. */
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})/`;

const rules = [
  {
    name: 'domain-imports-nothing',
    comment: 'The domain runs in a bare JavaScript shell: no package, no other room, no Node builtin.',
    from: { path: DOMAIN, pathNot: SPEC },
    to: { pathNot: DOMAIN },
  },
  {
    name: 'platform-imports-no-lib',
    comment: 'Platform is what every room stands on; it stands on none of them.',
    from: { path: '^libs/platform/', pathNot: SPEC },
    to: { path: '^(libs/(?!platform/)|apps/|migrations/)' },
  },
  {
    name: 'persistence-only-saves',
    comment: 'Persistence saves a decision; it does not know who asked nor who will be told.',
    from: { path: '^libs/persistence/', pathNot: SPEC },
    to: { path: '^(apps|libs/notifications|migrations)/' },
  },
  {
    name: 'notifications-hold-no-data',
    comment: 'Notifications receive facts and recipients; they never look them up.',
    from: { path: '^libs/notifications/', pathNot: SPEC },
    to: { path: '^(apps|libs/persistence|migrations)/' },
  },
  {
    name: 'no-app-imports-another-app',
    comment: 'Apps meet in PostgreSQL, never in memory.',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'api-reaches-no-channel',
    comment: 'The API commits and answers. It must not be able to send, however long the chain of imports.',
    from: { path: '^apps/api/', pathNot: SPEC },
    to: { path: '^libs/notifications/src/(channels|openpgp)/', reachable: true },
  },
  {
    name: 'api-reaches-no-queue-nor-mailer',
    comment:
      'No queue, no mail, no letter encryption in the API process: a compromised API cannot write letters.',
    from: { path: '^apps/api/', pathNot: SPEC },
    to: { path: packages('bullmq', 'ioredis', 'nodemailer', 'openpgp'), reachable: true },
  },
  {
    name: 'worker-serves-no-http',
    comment: 'The worker answers nobody.',
    from: { path: '^apps/worker/', pathNot: SPEC },
    to: { path: packages('@nestjs/platform-fastify', '@fastify/[^/]+', 'fastify') },
  },
  {
    name: 'mailbox-opens-no-database',
    comment: 'The demonstration mailbox knows only what arrives by mail.',
    from: { path: '^apps/mailbox/', pathNot: SPEC },
    to: { path: ['^libs/persistence/', '^migrations/', packages('pg', 'typeorm')] },
  },
  {
    name: 'web-imports-no-lib',
    comment: 'The web knows what the API sends, nothing else.',
    from: { path: '^apps/web/' },
    to: { path: '^(libs|migrations)/' },
  },
  {
    name: 'feature-enters-by-its-index',
    comment: 'A feature of a lib enters another one, next door or in another lib, through its index.ts.',
    from: { path: '^libs/([^/]+)/src/([^/]+)/' },
    to: { path: '^libs/[^/]+/src/[^/]+/(?!index\\.ts$)', pathNot: '^libs/$1/src/$2/' },
  },
  {
    name: 'lib-enters-by-a-feature-index',
    comment: 'From outside a lib, the only doors are the index.ts of its features.',
    from: { path: '^(apps|migrations)/' },
    to: { path: NOT_A_FEATURE_INDEX },
  },
  {
    name: 'production-imports-no-test',
    comment: 'What ships never depends on what checks it.',
    from: PRODUCTION,
    to: { path: `^test/|${SPEC}` },
  },
  {
    name: 'production-imports-no-dev-package',
    comment: 'The image is installed without development packages.',
    from: { path: '^(apps/(?!web/)|libs/|migrations/)', pathNot: SPEC },
    to: {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
      pathNot: packages('@types/[^/]+'),
    },
  },
  {
    name: 'no-circular',
    comment: 'A cycle cannot be read from its beginning.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolvable',
    comment: 'An import that this checker cannot follow is one that no rule above can see.',
    from: {},
    to: { couldNotResolve: true, pathNot: BUILD_OUTPUT },
  },
  {
    name: 'no-build-output',
    comment: 'Sources import sources; an import of dist would walk round every rule above.',
    from: {},
    to: { path: BUILD_OUTPUT },
  },
];

module.exports = {
  forbidden: rules.map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    doNotFollow: { path: ['(^|/)node_modules/', '(^|/)dist/'] },
    exclude: { path: '^test/architecture/planted/' },
    // package.json maps #domain/… to the build output; this file maps the same names to sources.
    tsConfig: { fileName: 'tsconfig.imports.json' },
    tsPreCompilationDeps: true,
    moduleSystems: ['cjs', 'es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
