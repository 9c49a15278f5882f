// Clean ground: a letter may use a channel; the API may then not use a letter.
export { smtp } from '../channels';
