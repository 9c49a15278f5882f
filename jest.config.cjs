// jest in CommonJS mode: its own ES modules need a newer Node than the product asks for.
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{apps,libs,migrations,test}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '<rootDir>/test/architecture/planted/'],
  // Build output holds a second copy of everything, planted files break rules on purpose.
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/\\.', '<rootDir>/test/architecture/planted/'],
  transform: { '\\.([cm]?js|[cm]?ts|tsx)$': '<rootDir>/test/harness/jest-transformer.cjs' },
  transformIgnorePatterns: [],
  // module-sync: packages that offer ES modules to require() and nothing else.
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons', 'module-sync'] },
  moduleNameMapper: {
    '^#(domain|persistence|notifications|platform)/(.+)$': '<rootDir>/libs/$1/src/$2/index.ts',
    '^#migrations$': '<rootDir>/migrations/index.ts',
  },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'cjs', 'mjs', 'json', 'node'],
  cacheDirectory: '<rootDir>/.cache/jest',
  reporters: ['default', '<rootDir>/test/harness/closing-line.cjs'],
  maxWorkers: 2,
  testTimeout: 60_000,
};
