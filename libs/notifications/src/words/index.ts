// French words of letters, for the closed vocabularies of the domain.
export { nameOfAuthority } from './authority';
export * from './french.data';
export { parisTime } from './paris-time';
