// What a mail address is, for whoever accepts one and for whoever writes to one.
export { isMailAddress, MAIL_DOMAIN, MAIL_LOCAL_PART } from './mail-address';
