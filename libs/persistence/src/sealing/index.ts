// The sealed log: audit events as leaves, signed heads, what witnesses and time-stamping authorities keep of them.
export { hashHead, signedText, witnessBlock, type Head, type HeadToSign } from './head';
export { EVENT_COLUMNS, leafBytes } from './leaf';
export { findHead, findLastHead, headsAfter, lastMailing, newestStamp, noteMailed, noteStamp } from './heads';
export { exportRecord, type Ask } from './export-record';
export { sealWaiting, type Signer } from './seal-waiting';
