// Sheets that a facility copies into the forms of an authority, and what an authority reads of a case.
export { SHEETS, type Row, type Section, type Sheet, type SheetFacts, type SheetName } from './sheet';
export { CNIL_STAGES, type CnilStage } from './cnil-options.data';
export { fillSheet } from './fill-sheet';
export { sheetPdf } from './sheet-pdf';
