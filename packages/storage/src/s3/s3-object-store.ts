import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutBucketCorsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { PUBLIC_PREFIX } from '@focus-racer/contracts';
import { attachmentNamed } from '../content-disposition.ts';
import type { S3StorageSettings } from '../env.ts';
import { cacheControlOf, checkKey, checkPrefix, checkPublicKey } from '../object-key.ts';
import {
  type DownloadTerms,
  type ObjectFacts,
  type ObjectHeaders,
  ObjectNotFoundError,
  type ObjectStore,
  type SignedPut,
  type UploadTerms,
} from '../object-store.ts';
import { signingWindow } from '../signing-window.ts';

// The SDK signs content-type and content-length only when told to.
const UPLOAD_SIGNED_HEADERS = ['host', 'content-length', 'content-type', 'if-none-match'];
const CONNECTION_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 60_000;
const CORS_MAX_AGE_SECONDS = 3600;

/** Objects in a bucket of Amazon S3 or of a store that speaks its protocol. */
export class S3ObjectStore implements ObjectStore {
  readonly #client: S3Client;
  /** Signs for the host that browsers use. */
  readonly #browserClient: S3Client;
  readonly #bucket: string;
  readonly #publicUrl: string;
  readonly #webOrigin: string;
  readonly #now: () => Date;

  constructor(settings: Omit<S3StorageSettings, 'kind'>, now: () => Date = () => new Date()) {
    const { endpoint, publicEndpoint = endpoint, bucket, region } = settings;
    this.#client = clientOf(settings, endpoint);
    this.#browserClient = clientOf(settings, publicEndpoint);
    this.#bucket = bucket;
    this.#publicUrl = `${publicEndpoint ?? `https://s3.${region}.amazonaws.com`}/${bucket}`;
    this.#webOrigin = settings.webOrigin;
    this.#now = now;
  }

  async prepare(): Promise<void> {
    const bucket = { Bucket: this.#bucket };
    const found = await this.#client.send(new HeadBucketCommand(bucket)).catch(nullWhenMissing);
    if (!found) await this.#client.send(new CreateBucketCommand(bucket));
    await this.#client.send(
      new PutBucketCorsCommand({
        ...bucket,
        CORSConfiguration: {
          CORSRules: [
            {
              AllowedOrigins: [this.#webOrigin],
              AllowedMethods: ['GET', 'HEAD', 'PUT'],
              AllowedHeaders: ['content-type', 'if-none-match', 'range'],
              ExposeHeaders: ['ETag', 'Content-Range'],
              MaxAgeSeconds: CORS_MAX_AGE_SECONDS,
            },
          ],
        },
      }),
    );
    await this.#client.send(
      new PutBucketPolicyCommand({ ...bucket, Policy: anonymousReadPolicy(this.#bucket) }),
    );
  }

  async signPut(key: string, terms: UploadTerms): Promise<SignedPut> {
    const { byteSize, contentType, expiresInSeconds } = terms;
    const signingDate = this.#now();
    const command = new PutObjectCommand({
      ...this.#address(key),
      ContentLength: byteSize,
      ContentType: contentType,
      IfNoneMatch: '*',
    });
    const url = await getSignedUrl(this.#browserClient, command, {
      signingDate,
      expiresIn: expiresInSeconds,
      signableHeaders: new Set(UPLOAD_SIGNED_HEADERS),
    });
    return {
      url,
      method: 'PUT',
      headers: { 'content-type': contentType, 'if-none-match': '*' },
      expiresAt: new Date(signingDate.getTime() + expiresInSeconds * 1000),
    };
  }

  async signGet(key: string, terms: DownloadTerms): Promise<string> {
    const { startsAt, validSeconds } = signingWindow(this.#now(), terms);
    const command = new GetObjectCommand({
      ...this.#address(key),
      ResponseCacheControl: `private, max-age=${terms.expiresInSeconds}`,
      ...(terms.downloadName !== undefined && {
        ResponseContentDisposition: attachmentNamed(terms.downloadName),
      }),
    });
    return getSignedUrl(this.#browserClient, command, {
      signingDate: startsAt,
      expiresIn: validSeconds,
    });
  }

  publicUrl(key: string): string {
    checkPublicKey(key);
    return `${this.#publicUrl}/${key}`;
  }

  async head(key: string): Promise<ObjectFacts | null> {
    const found = await this.#client
      .send(new HeadObjectCommand(this.#address(key)))
      .catch(nullWhenMissing);
    if (!found) return null;
    return { byteSize: present(found.ContentLength), etag: present(found.ETag) };
  }

  read(key: string): Promise<Buffer> {
    return this.#get(key);
  }

  async readRange(key: string, start: number, length: number): Promise<Buffer> {
    try {
      return await this.#get(key, `bytes=${start}-${start + length - 1}`);
    } catch (error) {
      if (isStatus(error, 416)) return Buffer.alloc(0);
      throw error;
    }
  }

  async write(key: string, bytes: Uint8Array, headers: ObjectHeaders): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({
        ...this.#address(key),
        Body: bytes,
        ContentType: headers.contentType,
        CacheControl: headers.cacheControl ?? cacheControlOf(key),
      }),
    );
  }

  async copy(from: string, to: string): Promise<void> {
    const source = this.#address(from);
    await this.#client
      .send(
        new CopyObjectCommand({
          ...this.#address(to),
          CopySource: `${source.Bucket}/${source.Key}`,
        }),
      )
      .catch((error: unknown) => {
        throw isStatus(error, 404) ? new ObjectNotFoundError(from) : error;
      });
  }

  async remove(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand(this.#address(key)));
  }

  async *list(prefix: string): AsyncIterable<string> {
    checkPrefix(prefix);
    const pages = paginateListObjectsV2(
      { client: this.#client },
      { Bucket: this.#bucket, Prefix: prefix },
    );
    for await (const page of pages) {
      for (const object of page.Contents ?? []) yield present(object.Key);
    }
  }

  #address(key: string): { Bucket: string; Key: string } {
    checkKey(key);
    return { Bucket: this.#bucket, Key: key };
  }

  async #get(key: string, range?: string): Promise<Buffer> {
    const found = await this.#client
      .send(new GetObjectCommand({ ...this.#address(key), Range: range }))
      .catch(nullWhenMissing);
    if (!found) throw new ObjectNotFoundError(key);
    return Buffer.from(await present(found.Body).transformToByteArray());
  }
}

function clientOf(
  settings: Omit<S3StorageSettings, 'kind'>,
  endpoint: string | undefined,
): S3Client {
  const { region, credentials } = settings;
  return new S3Client({
    region,
    forcePathStyle: true,
    // Otherwise a signed PUT would carry the checksum of an empty body.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
    },
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials && { credentials }),
  });
}

/** Reading for everyone under `p/`; nothing else, no listing. */
function anonymousReadPolicy(bucket: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AnonymousReadOfPublicRenditions',
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: `arn:aws:s3:::${bucket}/${PUBLIC_PREFIX}*`,
      },
    ],
  });
}

function isStatus(error: unknown, status: number): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === status;
}

function nullWhenMissing(error: unknown): null {
  if (isStatus(error, 404)) return null;
  throw error;
}

/** What S3 always answers although its types say otherwise. */
function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the store left out a part of its answer');
  return value;
}
