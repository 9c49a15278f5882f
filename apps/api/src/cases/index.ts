// The desk's acts and readings, for the other doors of the API.
export { DecideOnCase, type Command } from './decide-on-case';
export { CasesModule } from './cases.module';
export { presentObligation } from './case.presenter';
