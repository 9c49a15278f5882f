import {
  CaseFacilityTable,
  CaseGrantTable,
  CaseTable,
  DeclarationTable,
  LetterTable,
  MarkingChangeTable,
  ObligationTable,
  QualificationTable,
  RecommendationTable,
  ReleaseTable,
  RestrictedHandlingTable,
  SharedFactsTable,
  TaskTable,
} from '#persistence/cases';
import {
  AccountNoticeTable,
  DeliveryTable,
  OutboxTable,
  PageTable,
  ShiftTable,
} from '#persistence/deliveries';
import { ClosureDayTable, OrganisationKeyTable, OrganisationTable } from '#persistence/directory';
import { ExchangeMessageTable } from '#persistence/exchanges';
import { FacilityTable } from '#persistence/facilities';
import { CallNoteTable, CaseEventTable } from '#persistence/record';

/** Every table that a process may read through TypeORM. */
export const TABLES = [
  CaseTable,
  CaseFacilityTable,
  CaseGrantTable,
  MarkingChangeTable,
  DeclarationTable,
  QualificationTable,
  ObligationTable,
  ReleaseTable,
  LetterTable,
  TaskTable,
  RecommendationTable,
  ExchangeMessageTable,
  SharedFactsTable,
  RestrictedHandlingTable,
  CaseEventTable,
  CallNoteTable,
  DeliveryTable,
  OutboxTable,
  PageTable,
  AccountNoticeTable,
  ShiftTable,
  OrganisationTable,
  OrganisationKeyTable,
  FacilityTable,
  ClosureDayTable,
] as const;
