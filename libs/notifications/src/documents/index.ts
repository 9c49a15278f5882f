// Documents for people to keep, as accessible PDF, typeset in a thread of their own.
export { receiptPdf, type Receipt } from './receipt-pdf';
export { plainText } from './plain-text';
export { openPress, type Press } from './press';
export { TLP_COLOURS } from './tlp-colours.data';
