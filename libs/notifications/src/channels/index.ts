// The ways out of the house, behind one interface that never hides a doubtful outcome.
export type { Channel, OutgoingMail, SendOutcome } from './channel';
export { openSmtpChannel } from './smtp.channel';
