/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */

export interface DecodedLine {
  readonly text: string;
  /** Mean and smallest probability over the characters, spaces left out; 0 for an empty text. */
  readonly confidence: number;
  readonly weakestCharacter: number;
}

/**
 * Greedy CTC over each step's likeliest class and its probability: repeats merged, blanks (class 0)
 * dropped. Class n is characters[n - 1].
 */
export function decodeCtc(
  classes: ArrayLike<number | bigint>,
  probabilities: ArrayLike<number>,
  characters: readonly string[],
): DecodedLine {
  let text = '';
  const confidences: number[] = [];
  let previous = 0;
  for (let step = 0; step < classes.length; step++) {
    const best = Number(classes[step]);
    if (best !== 0 && best !== previous) {
      const character = characters[best - 1]!;
      text += character;
      if (character.trim() !== '') confidences.push(probabilities[step]!);
    }
    previous = best;
  }
  const count = confidences.length;
  return {
    text: text.trim(),
    confidence: count === 0 ? 0 : confidences.reduce((sum, c) => sum + c, 0) / count,
    weakestCharacter: count === 0 ? 0 : Math.min(...confidences),
  };
}
