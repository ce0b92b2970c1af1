import type { PersonRegion, PhotoLabel, ReadLine } from '@focus-racer/contracts';

/** What the three APIs say of one photo, in the product's own terms. */
export interface TextFindings {
  readonly lines: ReadLine[];
  readonly modelVersion: string;
}
export interface LabelFindings {
  readonly labels: PhotoLabel[];
  readonly modelVersion: string;
}
export interface FaceFindings {
  readonly people: PersonRegion[];
}
