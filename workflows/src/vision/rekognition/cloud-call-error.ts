/**
 * Why a call to the cloud did not answer: THROTTLED (too many calls, later it will), BROKEN (an
 * error of theirs, no answer in time, an answer that is none: it may), REFUSED (it never will).
 */
export type CloudTrouble = 'THROTTLED' | 'BROKEN' | 'REFUSED';

export class CloudCallError extends Error {
  override readonly name = 'CloudCallError';
  constructor(
    readonly trouble: CloudTrouble,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const THROTTLED = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'LimitExceededException',
  'TooManyRequestsException',
]);

const REQUEST_TIMEOUT = 408;

/** What the SDK's error means for whoever may call again. */
export function toCloudCallError(error: unknown): CloudCallError {
  if (error instanceof CloudCallError) return error;
  const { name = 'Error', message = '', $metadata } = error as Partial<VendorError>;
  const status = $metadata?.httpStatusCode;
  const told = `${name}: ${message}`;
  const cause = { cause: error };
  if (THROTTLED.has(name) || status === 429) return new CloudCallError('THROTTLED', told, cause);
  // Without any other 4xx status: no connection, a time-out, an answer that is no JSON, or an error of theirs.
  const isRefusal =
    status !== undefined && status >= 400 && status < 500 && status !== REQUEST_TIMEOUT;
  return new CloudCallError(isRefusal || isCredentials(name) ? 'REFUSED' : 'BROKEN', told, cause);
}

interface VendorError extends Error {
  $metadata: { httpStatusCode?: number };
}

function isCredentials(name: string): boolean {
  return name === 'CredentialsProviderError';
}
