/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import { decodeDigitPosteriors, DIGIT_CLASSES } from '@focus-racer/contracts';

/** A digit that a recogniser saw, and how sure it was at its surest step. */
export interface SeenDigit {
  readonly digit: string;
  readonly probability: number;
}

/** A recogniser's probabilities over a line of text, step by step: a blank, ten digits, anything else. */
export class DigitSteps {
  readonly count: number;

  constructor(private readonly probabilities: Float32Array) {
    this.count = Math.floor(probabilities.length / DIGIT_CLASSES);
  }

  static of(encoded: string | null): DigitSteps | null {
    return encoded === null ? null : new DigitSteps(decodeDigitPosteriors(encoded));
  }

  /** The digits on the likeliest path, as greedy CTC decoding finds them. */
  greedy(): SeenDigit[] {
    const seen: { digit: string; probability: number }[] = [];
    let previous = 0;
    for (let step = 0; step < this.count; step++) {
      const best = this.likeliest(step);
      if (best > 0) {
        const probability = this.probabilities[step * DIGIT_CLASSES + best]!;
        const last = seen.at(-1);
        if (best === previous && last) {
          last.probability = Math.max(last.probability, probability);
        } else seen.push({ digit: String(best - 1), probability });
      }
      previous = best;
    }
    return seen;
  }

  /** 0 a blank, 1 to 10 a digit, -1 anything else. */
  private likeliest(step: number): number {
    const row = step * DIGIT_CLASSES;
    let best = 0;
    let sum = 0;
    for (let c = 0; c < DIGIT_CLASSES; c++) {
      sum += this.probabilities[row + c]!;
      if (this.probabilities[row + c]! > this.probabilities[row + best]!) best = c;
    }
    return 1 - sum > this.probabilities[row + best]! ? -1 : best;
  }

  /**
   * How probable it is that the line says these digits and nothing else: the CTC forward algorithm
   * (Graves et al. 2006). Fits a double without logarithms: 40 steps of at least 1e-5.
   */
  probabilityOf(digits: string): number {
    const states = digits.length * 2 + 1;
    let ending = new Float64Array(states);
    let next = new Float64Array(states);
    ending[0] = 1;
    for (let step = 0; step < this.count; step++) {
      const row = step * DIGIT_CLASSES;
      for (let state = states - 1; state >= 0; state--) {
        let sum = ending[state]!;
        // Before the first step only the first blank stands; the first digit may be entered from there.
        if (state > 0) sum += ending[state - 1]!;
        const isDigit = state % 2 === 1;
        if (isDigit && state > 1 && digits[state >> 1] !== digits[(state >> 1) - 1]) {
          sum += ending[state - 2]!;
        }
        const symbol = isDigit ? digits.charCodeAt(state >> 1) - 47 : 0;
        next[state] = sum * this.probabilities[row + symbol]!;
      }
      [ending, next] = [next, ending];
    }
    return states > 1 ? ending[states - 1]! + ending[states - 2]! : ending[0]!;
  }
}
