import { linesOf, sourceFiles } from './source-files';

/**
 * Files of the product that hold a connection, or a pool of them, themselves; everything else asks `UnitOfWork`, which
 * says on whose behalf, ends with the transaction, and gives the connection back as it came.
 */
const MAY: Record<string, string> = {
  'libs/persistence/src/unit-of-work/unit-of-work.ts': 'opens transactions as somebody, and gives back',
  'libs/persistence/src/database/pipeline.ts': 'the intake: only adds, sends a transaction in one go',
  'libs/persistence/src/database/one-sync.ts': 'speaks its protocol',
  'libs/persistence/src/database/index.ts': 'hands it out',
  'libs/persistence/src/cases/submit-declaration.ts': 'adds a declaration through the intake',
  'apps/api/src/declarations/submit-declaration.ts': 'the same',
  'apps/api/src/declarations/recognise-facility.ts': 'reads the public directory as the intake',
  'apps/api/src/follow-up/data-protection.controller.ts': 'the same, for the clients of a processor',
  'apps/api/src/ground/ground.module.ts': 'opens the pools of the API',
  'apps/api/src/create-app.ts': 'refuses a dangerous role at the start, closes at the end',
  'apps/worker/src/ground/ground.module.ts': 'opens the pool of the worker',
  'apps/worker/src/main.ts': 'refuses a dangerous role at the start',
  'apps/worker/src/sealing/sealer-database.ts': 'opens the pool of the sealer',
};
const HOLDS =
  /\b(DataSource|createQueryRunner|getDataSourceToken|InjectDataSource|InjectRepository|InjectEntityManager|getRepository|Pipeline)\b|from 'pg'/;

const product = sourceFiles('apps', 'libs').filter((file) => !file.endsWith('.spec.ts'));
const holding = product.filter((file) => linesOf(file).some((line) => HOLDS.test(line)));

describe('a connection to PostgreSQL', () => {
  it('is held by the files of this list alone', () => {
    expect(holding.sort()).toEqual(Object.keys(MAY).sort());
  });
});
