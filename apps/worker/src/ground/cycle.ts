/** A turn that is taken again and again, with a pause after each, until it is stopped. */
export class Cycle {
  private stopped = false;
  private running: Promise<void> = Promise.resolve();
  private timer?: NodeJS.Timeout;

  /** @param turn takes care of its own errors, and leaves early once the cycle is stopped */
  constructor(
    private readonly pauseMs: number,
    private readonly turn: () => Promise<void>,
  ) {}

  get isStopped(): boolean {
    return this.stopped;
  }

  start(): void {
    if (this.stopped) return;
    this.running = this.turn().finally(() => {
      // Jitter, so that several workers do not ask at the same instant.
      const pause = this.pauseMs * (0.75 + Math.random() / 2);
      if (!this.stopped) this.timer = setTimeout(() => this.start(), pause);
    });
  }

  /** Waits for the turn that is running. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }
}
