// Markup of the few pages that a server writes itself: every value is escaped.
export { html, type Html } from './html';
