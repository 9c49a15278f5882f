/** The file as a whole cannot be imported; the message says why and what to do, in one line. */
export class FacilityFileProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FacilityFileProblem';
  }
}
