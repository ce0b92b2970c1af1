import type { ReadingResult, VisionEngineName } from '@focus-racer/contracts';
import type { FaceFindings, LabelFindings, TextFindings } from './activities/ask-cloud.ts';

export const CLOUD_ENGINE: VisionEngineName = 'rekognition';
/** Bumped when the same answers are turned into other readings. */
const MERGE_VERSION = 1;

/** One reading from the three APIs' findings; Amazon's models and our merging make its version. */
export function mergeReading(
  text: TextFindings,
  labels: LabelFindings,
  faces: FaceFindings,
): ReadingResult {
  return {
    engine: CLOUD_ENGINE,
    engineVersion: `text${text.modelVersion}-labels${labels.modelVersion}-merge${MERGE_VERSION}`,
    lines: text.lines,
    people: faces.people,
    labels: labels.labels,
    insteadOf: null,
  };
}
