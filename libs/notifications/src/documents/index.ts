// Documents for people to keep, as accessible PDF.
export { receiptPdf, type Receipt } from './receipt-pdf';
