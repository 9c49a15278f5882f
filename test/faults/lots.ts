/** Lots drawn from a seed: the same seed draws the same ones (mulberry32). */
export class Lots {
  constructor(private state: number) {}

  /** From 0, 1 excluded. */
  share(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number {
    return min + Math.floor(this.share() * (max - min + 1));
  }

  chance(of: number): boolean {
    return this.share() < of;
  }
}
