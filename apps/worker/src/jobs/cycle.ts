/** A turn that is taken again and again, with a pause after each, until it is stopped. */
export class Cycle {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private timer?: NodeJS.Timeout;

  /** @param turn takes care of its own errors, and leaves early once the signal is aborted */
  constructor(
    private readonly pauseMs: number,
    private readonly turn: (stopping: AbortSignal) => Promise<void>,
  ) {}

  start(): void {
    const { signal } = this.stopping;
    this.running = this.turn(signal).finally(() => {
      // Jitter, so that several workers do not ask at the same instant.
      const pause = this.pauseMs * (0.75 + Math.random() / 2);
      if (!signal.aborted) this.timer = setTimeout(() => this.start(), pause);
    });
  }

  /** Waits for the turn that is running. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.running;
  }
}
