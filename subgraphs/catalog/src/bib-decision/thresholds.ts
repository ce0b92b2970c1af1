/** Guesses below are not worth a look by anybody. */
export const MIN_GUESS_CONFIDENCE = 0.1;

/** At or above it a guess is published without anybody having looked. */
export const DEFAULT_PUBLISH_CONFIDENCE = 0.65;

/** From here up to the other a guess waits among the uncertain reads; below it is not shown. */
export const DEFAULT_DOUBT_CONFIDENCE = 0.3;
