import {
  DetectFacesCommand,
  DetectLabelsCommand,
  DetectTextCommand,
  RekognitionClient,
} from '@aws-sdk/client-rekognition';
import type { z } from 'zod';
import { CloudCallError, toCloudCallError } from './cloud-call-error.ts';
import type { FaceFindings, LabelFindings, TextFindings } from './findings.ts';
import { labelsOf, MAX_LABELS } from './labels-of-answer.ts';
import { linesOfText } from './lines-of-text.ts';
import { peopleOfFaces } from './people-of-faces.ts';
import type { PictureSize } from './picture-size.ts';
import { faceAnswerSchema, labelAnswerSchema, textAnswerSchema } from './rekognition-answers.ts';

/** Of the bytes in a request; larger pictures would have to lie in a bucket. */
export const MAX_PICTURE_BYTES = 5 * 1024 * 1024;

export interface RekognitionSettings {
  readonly region: string;
  /** Absent: Amazon's own for the region. */
  readonly endpoint?: string;
  /** Absent: what the SDK finds, as an instance's role. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** After this an unanswered call has failed. */
  readonly callLimitMs: number;
  /** Connections at once: as many as calls. */
  readonly sockets: number;
}

/** A photo as the cloud gets it: upright JPEG or PNG, at most MAX_PICTURE_BYTES. */
export interface CloudPicture {
  readonly bytes: Uint8Array;
  readonly original: PictureSize;
}

/**
 * The three APIs that read photos. Boxes are in pixels of the upright original. A call is made once,
 * because whoever calls again has to do it at the pace of the quota: it throws CloudCallError, or
 * the signal's reason when that is aborted.
 */
export class Rekognition {
  readonly #client: RekognitionClient;
  readonly #callLimitMs: number;

  constructor({ region, endpoint, credentials, callLimitMs, sockets }: RekognitionSettings) {
    this.#callLimitMs = callLimitMs;
    this.#client = new RekognitionClient({
      region,
      maxAttempts: 1,
      requestHandler: {
        connectionTimeout: callLimitMs,
        httpsAgent: { maxSockets: sockets },
        httpAgent: { maxSockets: sockets },
      },
      ...(endpoint && { endpoint }),
      ...(credentials && { credentials }),
    });
  }

  async detectText({ bytes, original }: CloudPicture, signal: AbortSignal): Promise<TextFindings> {
    const answer = await this.#call(textAnswerSchema, signal, (options) =>
      this.#client.send(new DetectTextCommand({ Image: { Bytes: bytes } }), options),
    );
    return {
      lines: linesOfText(answer.TextDetections, original),
      modelVersion: answer.TextModelVersion ?? 'unknown',
    };
  }

  async detectLabels({ bytes }: CloudPicture, signal: AbortSignal): Promise<LabelFindings> {
    const answer = await this.#call(labelAnswerSchema, signal, (options) =>
      this.#client.send(
        new DetectLabelsCommand({ Image: { Bytes: bytes }, MaxLabels: MAX_LABELS }),
        options,
      ),
    );
    return {
      labels: labelsOf(answer.Labels),
      modelVersion: answer.LabelModelVersion ?? 'unknown',
    };
  }

  async detectFaces({ bytes, original }: CloudPicture, signal: AbortSignal): Promise<FaceFindings> {
    const answer = await this.#call(faceAnswerSchema, signal, (options) =>
      this.#client.send(new DetectFacesCommand({ Image: { Bytes: bytes } }), options),
    );
    return { people: peopleOfFaces(answer.FaceDetails, original) };
  }

  close(): void {
    this.#client.destroy();
  }

  async #call<S extends z.ZodType>(
    schema: S,
    signal: AbortSignal,
    send: (options: { abortSignal: AbortSignal }) => Promise<unknown>,
  ): Promise<z.infer<S>> {
    signal.throwIfAborted();
    const limit = AbortSignal.timeout(this.#callLimitMs);
    let answer: unknown;
    try {
      answer = await send({ abortSignal: AbortSignal.any([signal, limit]) });
    } catch (error) {
      signal.throwIfAborted();
      if (limit.aborted) throw noAnswer(this.#callLimitMs, error);
      throw toCloudCallError(error);
    }
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw new CloudCallError('BROKEN', 'the answer is not what the API promises', {
      cause: parsed.error,
    });
  }
}

function noAnswer(limitMs: number, cause: unknown): CloudCallError {
  return new CloudCallError('BROKEN', `no answer within ${limitMs} ms`, { cause });
}
