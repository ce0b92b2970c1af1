const DIGITS_ONLY = /^\d+$/;
/** Shorter keys are found by exact match alone: too many of them are like any reading. */
const MIN_LIKE_LENGTH = 3;

/** The bib keys of an event's start list, at hand for an exact match and for likeness. */
export class BibList {
  private readonly keys: ReadonlySet<string>;
  private readonly byPair = new Map<string, string[]>();
  private readonly countByLength = new Map<number, number>();

  constructor(bibKeys: Iterable<string>) {
    this.keys = new Set(bibKeys);
    for (const key of this.keys) {
      if (!DIGITS_ONLY.test(key)) continue;
      this.countByLength.set(key.length, (this.countByLength.get(key.length) ?? 0) + 1);
      if (key.length < MIN_LIKE_LENGTH) continue;
      for (const pair of pairsOf(key)) {
        const keys = this.byPair.get(pair);
        if (keys) keys.push(key);
        else this.byPair.set(pair, [key]);
      }
    }
  }

  has(bibKey: string): boolean {
    return this.keys.has(bibKey);
  }

  /** Numbers of at least three digits, at most one digit longer or shorter, with two neighbouring digits in common. */
  like(digits: string): ReadonlySet<string> {
    const found = new Set<string>();
    for (const pair of pairsOf(digits)) {
      for (const key of this.byPair.get(pair) ?? []) {
        if (Math.abs(key.length - digits.length) <= 1) found.add(key);
      }
    }
    return found;
  }

  /** How many numbers of the list are these digits and so many more, all before them or all after. */
  countLonger(digits: string, by: number): number {
    let count = 0;
    for (let more = 0; more < 10 ** by; more++) {
      const others = String(more).padStart(by, '0');
      count += Number(this.keys.has(others + digits)) + Number(this.keys.has(digits + others));
    }
    return count;
  }

  /** How many of the possible numbers of that length are on the list: how often chance hits it, 0 to 1. */
  density(length: number): number {
    return (this.countByLength.get(length) ?? 0) / (9 * 10 ** (length - 1));
  }
}

function pairsOf(digits: string): Set<string> {
  return new Set(Array.from({ length: digits.length - 1 }, (_, i) => digits.slice(i, i + 2)));
}
