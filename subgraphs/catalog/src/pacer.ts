/**
 * Runs `work` at once when asked, then at most every `intervalMs`, never twice at the same time; what
 * is asked meanwhile is one run later. `onIdle` is called when an interval passed without a wish.
 */
export class Pacer {
  private timer: NodeJS.Timeout | null = null;
  private running = false;
  private wanted = false;
  private stopped = false;

  constructor(
    private readonly options: {
      intervalMs: number;
      work: () => Promise<void>;
      onIdle: () => void;
      onError: (error: unknown) => void;
    },
  ) {}

  request(): void {
    if (this.stopped) return;
    this.wanted = true;
    if (!this.running && !this.timer) this.run();
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private run(): void {
    this.wanted = false;
    this.running = true;
    const startedAt = Date.now();
    void this.options
      .work()
      .catch(this.options.onError)
      .finally(() => {
        this.running = false;
        if (this.stopped) return;
        const restMs = Math.max(0, this.options.intervalMs - (Date.now() - startedAt));
        this.timer = setTimeout(() => this.afterPause(), restMs);
      });
  }

  private afterPause(): void {
    this.timer = null;
    if (this.wanted) this.run();
    else this.options.onIdle();
  }
}
