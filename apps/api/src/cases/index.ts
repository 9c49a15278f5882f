// The desk's acts and readings, for the other doors of the API.
export { ResolveRequest } from './command.request';
export { AgreementRequest } from './release.request';
export { presentConsents } from './audience.presenter';
export { toReport } from './report.mapper';
export { DecideOnCase, type Command, type Decide } from './decide-on-case';
export { CasesModule } from './cases.module';
export { ExceptionRequest } from './clocks.request';
export { presentCnilTracks } from './clocks.presenter';
export { presentObligation, presentResolution } from './case.presenter';
export { presentAdvice, presentSheet } from './advice.presenter';
export { SHEET_LIBRARY } from './advice.response';
export { MessageRequest } from './accompany.request';
export { Exchange } from './exchange';
export { presentMessages } from './message.presenter';
export { DescribedExchange } from './message.response';
export { presentVersions } from './versions.presenter';
export { VERSIONS } from './versions.response';
