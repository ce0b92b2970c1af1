import type { IncomingHttpHeaders } from 'node:http';
import { detectImageType } from '@focus-racer/contracts';

const MAX_BYTES = 5 * 1024 * 1024;
const SIGNED = /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/[^/]+\/rekognition\/aws4_request/;

/** What each API answers; the default is one runner. */
export interface FakeAnswers {
  DetectText: object;
  DetectLabels: object;
  DetectFaces: object;
}
export type ApiName = keyof FakeAnswers;

export const FAKE_ANSWERS: FakeAnswers = {
  DetectText: {
    TextDetections: [
      textDetection({ id: 0, type: 'LINE', text: '1234 Foulées', left: 0.4, width: 0.2 }),
      textDetection({ id: 1, type: 'WORD', text: '1234', left: 0.4, width: 0.08, parent: 0 }),
      textDetection({ id: 2, type: 'WORD', text: 'Foulées', left: 0.5, width: 0.1, parent: 0 }),
    ],
    TextModelVersion: '3.0',
  },
  DetectLabels: {
    Labels: [
      { Name: 'Running', Confidence: 97.2, Instances: [], Parents: [{ Name: 'Person' }] },
      { Name: 'Person', Confidence: 99.1, Instances: [], Parents: [] },
    ],
    LabelModelVersion: '3.0',
  },
  DetectFaces: {
    FaceDetails: [
      { BoundingBox: { Left: 0.45, Top: 0.2, Width: 0.06, Height: 0.09 }, Confidence: 99.7 },
    ],
  },
};

/** As the API writes one; in shares of the picture's sides. */
export function textDetection(of: {
  id: number;
  type: 'LINE' | 'WORD';
  text: string;
  left: number;
  width: number;
  top?: number;
  height?: number;
  parent?: number;
  confidence?: number;
}): object {
  const { left, width, top = 0.5, height = 0.05 } = of;
  return {
    DetectedText: of.text,
    Type: of.type,
    Id: of.id,
    ...(of.parent !== undefined && { ParentId: of.parent }),
    Confidence: of.confidence ?? 98.4 - of.id,
    Geometry: {
      BoundingBox: { Left: left, Top: top, Width: width, Height: height },
      Polygon: [
        { X: left, Y: top },
        { X: left + width, Y: top },
        { X: left + width, Y: top + height },
        { X: left, Y: top + height },
      ],
    },
  };
}

export function apiOf(target: string | string[] | undefined): ApiName | null {
  const name = String(target).replace(/^RekognitionService\./, '');
  return name in FAKE_ANSWERS ? (name as ApiName) : null;
}

/** Why Amazon would not take the request; null when it would. */
export function refusalOf(headers: IncomingHttpHeaders, body: Buffer): string | null {
  if (headers['content-type'] !== 'application/x-amz-json-1.1') return 'SerializationException';
  if (!SIGNED.test(headers.authorization ?? '')) return 'MissingAuthenticationTokenException';
  const picture = pictureIn(body);
  if (!picture) return 'InvalidParameterException';
  if (picture.length > MAX_BYTES) return 'ImageTooLargeException';
  const type = detectImageType(picture);
  return type === 'image/jpeg' || type === 'image/png' ? null : 'InvalidImageFormatException';
}

function pictureIn(body: Buffer): Buffer | null {
  try {
    const { Image } = JSON.parse(body.toString('utf8')) as { Image?: { Bytes?: unknown } };
    return typeof Image?.Bytes === 'string' ? Buffer.from(Image.Bytes, 'base64') : null;
  } catch {
    return null;
  }
}
