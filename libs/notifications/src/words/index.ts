// French words of letters, for the closed vocabularies of the domain.
export * from './french.data';
export { parisTime } from './paris-time';
