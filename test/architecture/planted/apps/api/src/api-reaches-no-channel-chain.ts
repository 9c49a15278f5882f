export { smtp } from '#notifications/letters';
