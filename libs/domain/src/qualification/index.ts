// How grave an incident is in law: proposed by rule, decided by a person on behalf of the ARS.
export * from './qualification';
export { proposeIndents, type IndentProposal } from './propose-indents';
