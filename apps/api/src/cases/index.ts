// The desk's acts and readings, for the other doors of the API.
export { AgreementRequest } from './command.request';
export { DecideOnCase, type Command, type Decide } from './decide-on-case';
export { CasesModule } from './cases.module';
export { presentObligation } from './case.presenter';
