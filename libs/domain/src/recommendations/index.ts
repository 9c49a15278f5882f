// Sheets of advice for facilities: what to do in the first hours, while rebuilding, and afterwards.
export { ADVICE_PHASES, type About, type Sheet } from './sheet';
export { findSheet, proposeSheets, SHEET_KEYS, SHEETS, type Proposal } from './propose-sheets';
