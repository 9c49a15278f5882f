// The record of a change: history, audit and outbox, written in its commit.
export { CaseEventTable, CallNoteTable } from './case-event.table';
export { findCalls } from './find-calls';
export { firstTimes } from './first-times';
export { auditOf, outboxOf, REACTIONS, type Change, type CommandKey, type Topic } from './change';
export { recogniseCommand } from './recognise-command';
