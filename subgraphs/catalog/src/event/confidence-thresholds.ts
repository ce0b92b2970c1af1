import {
  DEFAULT_DOUBT_CONFIDENCE,
  DEFAULT_PUBLISH_CONFIDENCE,
} from '../bib-decision/thresholds.ts';
import type { Event } from './event.entity.ts';

/** Calibrated confidences, 0 to 1; `doubt` is never above `publish`. */
export interface ConfidenceThresholds {
  /** From here on a bib is published without anybody having looked. */
  publish: number;
  /** From here up to the other a bib waits for somebody to look; below it is nothing. */
  doubt: number;
}

export function thresholdsOf(
  event: Pick<Event, 'publishConfidence' | 'doubtConfidence'>,
): ConfidenceThresholds {
  const publish = event.publishConfidence ?? DEFAULT_PUBLISH_CONFIDENCE;
  return { publish, doubt: Math.min(event.doubtConfidence ?? DEFAULT_DOUBT_CONFIDENCE, publish) };
}
