import type { PhotoLabel } from '@focus-racer/contracts';

export const MAX_LABELS = 50;
const MAX_NAME_LENGTH = 64;

/** The surest first. */
export function labelsOf(
  labels: readonly { readonly Name: string; readonly Confidence: number }[],
): PhotoLabel[] {
  return labels
    .map(({ Name, Confidence }) => ({
      name: Name.slice(0, MAX_NAME_LENGTH),
      confidence: Confidence / 100,
    }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MAX_LABELS);
}
