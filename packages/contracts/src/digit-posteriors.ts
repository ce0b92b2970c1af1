/** A blank and ten digits. */
export const DIGIT_CLASSES = 11;

/** Both ends of the scale matter, 0.99 against 0.999 as much as 0.01 against 0.001: a byte is a logit's place within ±MAX_LOGIT. */
const MAX_LOGIT = 11;
const STEPS_OF_A_BYTE = 255;

/**
 * What `ReadLine.digitPosteriors` holds: for each step of a recogniser the probabilities of a blank
 * and of the digits 0 to 9, row by row, a byte each (off by at most 2.2 % of p · (1 - p)), in base64.
 */
export function encodeDigitPosteriors(probabilities: Float32Array): string {
  let bytes = '';
  for (const probability of probabilities) {
    const logit = Math.log(probability / (1 - probability));
    const share = Math.min(Math.max((logit + MAX_LOGIT) / (2 * MAX_LOGIT), 0), 1);
    bytes += String.fromCharCode(Math.round(share * STEPS_OF_A_BYTE));
  }
  return btoa(bytes);
}

/** The probabilities again, DIGIT_CLASSES a step. */
export function decodeDigitPosteriors(encoded: string): Float32Array {
  const bytes = atob(encoded);
  return Float32Array.from(
    { length: bytes.length },
    (_, i) => PROBABILITY_OF_BYTE[bytes.charCodeAt(i)] ?? 0,
  );
}

const PROBABILITY_OF_BYTE = Float32Array.from({ length: STEPS_OF_A_BYTE + 1 }, (_, byte) => {
  const logit = (byte / STEPS_OF_A_BYTE) * 2 * MAX_LOGIT - MAX_LOGIT;
  return 1 / (1 + Math.exp(-logit));
});
