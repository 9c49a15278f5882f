// The desk's acts and readings, for the other doors of the API.
export { AgreementRequest, ResolveRequest } from './command.request';
export { toReport } from './report.mapper';
export { DecideOnCase, type Command, type Decide } from './decide-on-case';
export { CasesModule } from './cases.module';
export { presentObligation, presentRecommendation, presentResolution } from './case.presenter';
