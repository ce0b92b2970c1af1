import { readFileSync } from 'node:fs';
import { AppError } from '@focus-racer/service-kit';

interface Request {
  query?: unknown;
  extensions?: unknown;
}

/** Our own web's operations, which it names by the SHA-256 of their text. */
export class PersistedOperations {
  constructor(private readonly texts: ReadonlyMap<string, string>) {}

  /**
   * The request with the text of the operation that it names, and whether that is ours. Throws
   * BAD_USER_INPUT for a name that is not known here and comes without a text.
   */
  resolve<R extends Request>(request: R): { request: R; ours: boolean } {
    const { persistedQuery, ...extensions } = asRecord(request.extensions);
    if (persistedQuery === undefined) return { request, ours: false };
    const text = this.texts.get(String(asRecord(persistedQuery)['sha256Hash']));
    if (text !== undefined) return { request: { ...request, query: text, extensions }, ours: true };
    if (typeof request.query === 'string' && request.query !== '') {
      return { request: { ...request, extensions }, ours: false };
    }
    throw new AppError('BAD_USER_INPUT', 'This operation is not known here: send its text', {
      field: 'persistedQuery',
    });
  }
}

/** What `npm run generate` has made of the web's documents. */
export function readPersistedOperations(): PersistedOperations {
  const file = new URL('../../persisted-operations.json', import.meta.url);
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return new PersistedOperations(new Map(Object.entries(texts)));
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
