export { smtp } from '#notifications/channels';
