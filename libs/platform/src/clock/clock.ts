/**
 * Wall clock in epoch milliseconds. The offset is zero in production; where MOVABLE_CLOCK is true it
 * is read from the database before each request and each job, so that all processes agree.
 */
export class Clock {
  private offset = 0;

  constructor(readonly movable: boolean) {}

  now(): number {
    return Date.now() + this.offset;
  }

  shiftBy(offset: number): void {
    if (!this.movable) throw new Error('this clock does not move');
    this.offset = offset;
  }
}
