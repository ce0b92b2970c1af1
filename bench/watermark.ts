import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { DEFAULT_LOOK, FILIGREE_STRENGTH, PREVIEW_SIZE_PX } from '@focus-racer/contracts';
import { JPEG_QUALITY, loadFaceDetector, watermark } from '@focus-racer/workflows';
import { findPhotos } from './renditions-photos.ts';
import { foundAgain, similarity } from './watermark/face-likeness.ts';
import { luminancePlane, meanOf, quantile, type Rgb } from './watermark/luminance-plane.ts';
import {
  contrastsOf,
  type Ground,
  GROUNDS,
  largestCleanShare,
} from './watermark/mark-visibility.ts';

const EVENT_NAME = 'Semi-marathon de Lyon 2026';
const STRENGTHS = {
  weakest: FILIGREE_STRENGTH.min,
  default: DEFAULT_LOOK.watermark.filigree,
  strongest: FILIGREE_STRENGTH.max,
};
/** Sure faces of runners, not of a crowd behind them. */
const MIN_FACE_SCORE = 0.6;
const MIN_FACE_PX = 24;

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (!values.data) {
  console.error('npm run bench watermark -- --data DIR');
  process.exit(2);
}
const photos = await findPhotos(values.data);

console.log(`watermark: ${photos.length} photos at ${PREVIEW_SIZE_PX} px (enlarged where DIR's are smaller), JPEG q${JPEG_QUALITY}, with the event's name at its
weakest, default and strongest. contrast: of tiles of 128 px, dark, bright, busy or plain by what is below, the 5th
percentile of the mark's step in luminance (root mean square over marked pixels, share of full scale). largestClean:
the largest square without a mark in any photo, as a share of the picture. facesFound: faces that the engine's
detector finds without a mark (score ≥ ${MIN_FACE_SCORE}, ≥ ${MIN_FACE_PX} px) and finds again with it. faceSimilarity: structural similarity
over those faces, mean and 5th percentile.`);

const detector = await loadFaceDetector();
const tallies = Object.fromEntries(
  Object.keys(STRENGTHS).map((name) => [name, newTally()]),
) as Record<keyof typeof STRENGTHS, Tally>;

interface Tally {
  contrasts: Record<Ground, number[]>;
  clean: number[];
  faces: number;
  found: number;
  similarities: number[];
}

function newTally(): Tally {
  const contrasts = Object.fromEntries(GROUNDS.map((ground) => [ground, [] as number[]]));
  return {
    contrasts: contrasts as Tally['contrasts'],
    clean: [],
    faces: 0,
    found: 0,
    similarities: [],
  };
}

async function asPreview(pixels: Rgb): Promise<Rgb> {
  const { width, height } = pixels;
  const jpeg = await sharp(pixels.data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
  return { data: await sharp(jpeg).raw().toBuffer(), width, height };
}

for (const { bytes } of photos) {
  const { data, info } = await sharp(bytes, { ignoreIcc: true })
    .autoOrient()
    .resize({ width: PREVIEW_SIZE_PX, height: PREVIEW_SIZE_PX, fit: 'inside' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const original = { data, width: info.width, height: info.height };
  const plain = await asPreview(original);
  const below = luminancePlane(plain);
  const faces = (await detector.find(plain)).filter(
    (face) => face.score >= MIN_FACE_SCORE && face.right - face.left >= MIN_FACE_PX,
  );
  for (const [name, filigree] of Object.entries(STRENGTHS)) {
    const tally = tallies[name as keyof typeof STRENGTHS];
    const painted = { ...original, data: new Uint8Array(original.data) };
    const mark = {
      eventName: EVENT_NAME,
      watermark: { ...DEFAULT_LOOK.watermark, filigree },
      logo: null,
    };
    await watermark(painted, mark, PREVIEW_SIZE_PX);
    const marked = await asPreview(painted);
    const above = luminancePlane(marked);
    for (const { ground, contrast } of contrastsOf(below, above)) {
      tally.contrasts[ground].push(contrast);
    }
    tally.clean.push(largestCleanShare(luminancePlane(original), luminancePlane(painted)));
    tally.faces += faces.length;
    tally.found += foundAgain(faces, await detector.find(marked));
    for (const face of faces) tally.similarities.push(similarity(below, above, face));
  }
}

function resultOf({ contrasts, clean, faces, found, similarities }: Tally) {
  return {
    contrast: Object.fromEntries(
      GROUNDS.map((ground) => [ground, quantile(contrasts[ground], 0.05)]),
    ),
    largestClean: Math.max(...clean),
    facesFound: found / faces,
    faceSimilarity: { mean: meanOf(similarities), p05: quantile(similarities, 0.05) },
  };
}

const counts = tallies.default;
console.log(
  `  ${counts.faces} faces; tiles: ${GROUNDS.map((ground) => `${ground} ${counts.contrasts[ground].length}`).join(', ')}`,
);
console.log(
  JSON.stringify(
    Object.fromEntries(Object.entries(tallies).map(([name, tally]) => [name, resultOf(tally)])),
    (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(3)) : value),
  ),
);
