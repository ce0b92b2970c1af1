/** Lets `perSecond` through, a second's worth at once at most. */
export class TokenBucket {
  #tokens: number;
  #at: number;

  constructor(
    readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#tokens = perSecond;
    this.#at = now();
  }

  take(): boolean {
    const at = this.now();
    if (this.perSecond !== Infinity) {
      const gained = ((at - this.#at) / 1000) * this.perSecond;
      this.#tokens = Math.min(this.perSecond, this.#tokens + gained);
    }
    this.#at = at;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
