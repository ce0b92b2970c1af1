import type { ReadLine } from '@focus-racer/contracts';
import { areaOf, boxWithin } from '../region.ts';
import { MAX_LINES, MIN_LINE_CONFIDENCE } from '../vision-engine.ts';
import { type PictureSize, regionOf } from './picture-size.ts';
import type { TextDetection } from './rekognition-answers.ts';

const MAX_TEXT_LENGTH = 64;
/** Digits nearer to each other than this share of their height are one number: "10 246". */
const MAX_GAP_IN_NUMBER = 0.35;

/**
 * DetectText's lines and words as readings, the surest first. Its lines run across runners who stand
 * side by side ("1234 NIKE 5678"), so each word is a reading of its own, but for the parts of one
 * number. DetectText gives at most 100 words a picture: a line whose words fell to that limit is
 * kept whole, and what it saw beyond is lost, as on the photo of a wall of sponsors.
 */
export function linesOfText(
  detections: readonly TextDetection[],
  picture: PictureSize,
): ReadLine[] {
  const words = detections.filter(({ Type }) => Type === 'WORD');
  const linesWithWords = new Set(words.map(({ ParentId }) => ParentId));
  const bareLines = detections.filter(({ Type, Id }) => Type === 'LINE' && !linesWithWords.has(Id));
  return [...numbersJoined(words, picture), ...bareLines.map((line) => [line])]
    .map((parts) => readLine(parts, picture))
    .filter((line) => line !== null)
    .filter(({ confidence }) => confidence > MIN_LINE_CONFIDENCE)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MAX_LINES);
}

/** The words, in the order in which they stand; the parts of one number together. */
function numbersJoined(words: readonly TextDetection[], picture: PictureSize): TextDetection[][] {
  const readings: TextDetection[][] = [];
  for (const word of words.toSorted((a, b) => a.Id - b.Id)) {
    const last = readings.at(-1)?.at(-1);
    if (last && areOneNumber(last, word, picture)) readings.at(-1)?.push(word);
    else readings.push([word]);
  }
  return readings;
}

function areOneNumber(left: TextDetection, right: TextDetection, picture: PictureSize): boolean {
  if (left.ParentId === undefined || left.ParentId !== right.ParentId) return false;
  if (!isDigits(left.DetectedText) || !isDigits(right.DetectedText)) return false;
  const [, leftEnd] = sidesOf(left, picture);
  const [rightStart] = sidesOf(right, picture);
  const gapPx = distance(middleOf(leftEnd), middleOf(rightStart));
  return gapPx < MAX_GAP_IN_NUMBER * Math.min(heightOf(left, picture), heightOf(right, picture));
}

function readLine(parts: readonly TextDetection[], picture: PictureSize): ReadLine | null {
  const text = parts
    .map(({ DetectedText }) => DetectedText)
    .join('')
    .slice(0, MAX_TEXT_LENGTH);
  const region = regionOf(boundsOf(parts), picture);
  if (text.trim() === '' || areaOf(region) === 0) return null;
  const confidences = parts.map(({ Confidence }) => Confidence / 100);
  return {
    text,
    confidence: confidences.reduce((sum, one) => sum + one, 0) / confidences.length,
    // Rekognition tells nothing of single characters: the least sure word stands for them.
    weakestCharacter: Math.min(...confidences),
    box: boxWithin(region, { ...picture, scaleToOriginal: 1 }),
    heightPx: Math.max(...parts.map((part) => heightOf(part, picture))),
    digitPosteriors: null,
  };
}

function boundsOf(parts: readonly TextDetection[]) {
  const boxes = parts.map(({ Geometry }) => Geometry.BoundingBox);
  const left = Math.min(...boxes.map(({ Left }) => Left));
  const top = Math.min(...boxes.map(({ Top }) => Top));
  const right = Math.max(...boxes.map(({ Left, Width }) => Left + Width));
  const bottom = Math.max(...boxes.map(({ Top, Height }) => Top + Height));
  return { Left: left, Top: top, Width: right - left, Height: bottom - top };
}

interface Point {
  readonly x: number;
  readonly y: number;
}
type Side = readonly [top: Point, bottom: Point];

/** Where the word begins and where it ends, in pixels: it may lean. */
function sidesOf({ Geometry }: TextDetection, picture: PictureSize): [start: Side, end: Side] {
  const { Left, Top, Width, Height } = Geometry.BoundingBox;
  const upright = [
    { X: Left, Y: Top },
    { X: Left + Width, Y: Top },
    { X: Left + Width, Y: Top + Height },
    { X: Left, Y: Top + Height },
  ];
  const corners = Geometry.Polygon?.length === 4 ? Geometry.Polygon : upright;
  const [a, b, c, d] = corners.map(({ X, Y }) => ({ x: X * picture.width, y: Y * picture.height }));
  if (!a || !b || !c || !d) throw new Error('a polygon without four corners');
  return [
    [a, d],
    [b, c],
  ];
}

/** Across the direction of reading; at least a pixel, because a polygon may be a mere line. */
function heightOf(word: TextDetection, picture: PictureSize): number {
  const [[startTop, startBottom], [endTop, endBottom]] = sidesOf(word, picture);
  return Math.max(1, (distance(startTop, startBottom) + distance(endTop, endBottom)) / 2);
}

function middleOf([top, bottom]: Side): Point {
  return { x: (top.x + bottom.x) / 2, y: (top.y + bottom.y) / 2 };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function isDigits(text: string): boolean {
  return /^\d+$/.test(text);
}
