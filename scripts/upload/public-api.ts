import { setTimeout as delay } from 'node:timers/promises';

/** A client of the public GraphQL API that says who it is, as any third party could write it. */
export interface PublicApi {
  /** Runs an operation. Throws ApiError for what the API refuses, Error for what the network does. */
  request<T>(document: string, variables?: Record<string, unknown>): Promise<T>;
}

export class ApiError extends Error {
  override name = 'ApiError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface Tokens {
  accessToken: string;
  refreshToken: string;
}
interface Answer<T> {
  data?: T;
  errors?: { message: string; extensions?: { code?: string } }[];
}

const LOGIN = `mutation Login($input: LoginInput!) {
  login(input: $input) {
    __typename
    ... on LoginSuccess { accessToken refreshToken }
    ... on UserError { message }
  }
}`;

const REFRESH = `mutation RefreshSession($refreshToken: String!) {
  refreshSession(refreshToken: $refreshToken) {
    __typename
    ... on LoginSuccess { accessToken refreshToken }
    ... on UserError { message }
  }
}`;

/** An API key needs no session: it is good until it ends. */
export function useKey(graphqlUrl: string, key: string): PublicApi {
  return { request: (document, variables = {}) => post(graphqlUrl, document, variables, key) };
}

type LoginResult =
  | ({ __typename: 'LoginSuccess' } & Tokens)
  | { __typename: 'SecondFactorRequired' }
  | { __typename: string; message: string };

/** Signs in and keeps the session fresh: an access token lives 15 minutes, an upload may take hours. */
export async function signIn(
  graphqlUrl: string,
  { email, password }: { email: string; password: string },
): Promise<PublicApi> {
  const { login } = await post<{ login: LoginResult }>(graphqlUrl, LOGIN, {
    input: { email, password },
  });
  let tokens = tokensOf(login);
  let refreshing: Promise<Tokens> | null = null;

  const refresh = async (): Promise<Tokens> => {
    const { refreshSession } = await post<{ refreshSession: LoginResult }>(graphqlUrl, REFRESH, {
      refreshToken: tokens.refreshToken,
    });
    return tokensOf(refreshSession);
  };

  return {
    async request(document, variables = {}) {
      try {
        return await post(graphqlUrl, document, variables, tokens.accessToken);
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'UNAUTHENTICATED') throw error;
        refreshing ??= refresh().finally(() => {
          refreshing = null;
        });
        tokens = await refreshing;
        return post(graphqlUrl, document, variables, tokens.accessToken);
      }
    },
  };
}

function tokensOf(result: LoginResult): Tokens {
  if ('accessToken' in result) return result;
  throw new ApiError(
    'UNAUTHENTICATED',
    'message' in result ? result.message : 'This account signs in with a second factor: use a key',
  );
}

/** Waits as long as the API asks when this minute's operations are used up. */
async function post<T>(...asked: Parameters<typeof send>): Promise<T> {
  for (;;) {
    const response = await send(...asked);
    const retryAfter = Number(response.headers.get('retry-after'));
    if (response.status !== 429 || !(retryAfter > 0)) return read<T>(response);
    await response.body?.cancel();
    await delay(retryAfter * 1_000);
  }
}

function send(
  url: string,
  query: string,
  variables: Record<string, unknown>,
  token?: string,
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(60_000),
  });
}

async function read<T>(response: Response): Promise<T> {
  const answer = (await response.json()) as Answer<T>;
  const [error] = answer.errors ?? [];
  if (error) throw new ApiError(error.extensions?.code ?? 'FAULT', error.message);
  if (!answer.data) throw new Error(`${response.url} answered ${response.status} without data`);
  return answer.data;
}
