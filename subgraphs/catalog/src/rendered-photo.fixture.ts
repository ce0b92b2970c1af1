import { randomBytes } from 'node:crypto';
import type { ReadingResult, RenderedPhoto } from '@focus-racer/contracts';

export function renderedPhoto(overrides: Partial<RenderedPhoto> = {}): RenderedPhoto {
  return {
    outcome: 'RENDERED',
    recipe: 'r1',
    width: 6000,
    height: 4000,
    camera: {
      localTime: '2026-05-03T10:42:03',
      offsetMinutes: null,
      subSecondMs: 250,
      cameraKey: 'c'.repeat(16),
      exposureSeconds: 0.001,
      iso: 400,
      focalLengthMm: 85,
    },
    placeholder: 'AAAA',
    sharpness: 300,
    fineDetail: 45,
    exposure: { mean: 0.5, shadows: 0, highlights: 0 },
    perceptualHash: randomBytes(8).toString('hex'),
    ...overrides,
  };
}

export function readingOf(texts: readonly string[]): ReadingResult {
  return {
    engine: 'test',
    engineVersion: '1',
    lines: texts.map((text, i) => ({
      text,
      confidence: 0.97,
      weakestCharacter: 0.9,
      box: { x: 10 + 400 * i, y: 20, width: 300, height: 100 },
      heightPx: 100,
      digitPosteriors: null,
    })),
    people: [],
    labels: [],
    insteadOf: null,
  };
}
