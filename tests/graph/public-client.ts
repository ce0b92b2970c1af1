export interface Answer<T = Record<string, unknown>> {
  data?: T | null;
  errors?: { message: string; path?: unknown; extensions?: Record<string, unknown> }[];
}

export interface Asked<T> extends Answer<T> {
  status: number;
  /** The values of Set-Cookie. */
  cookies: string[];
}

/** Posts one operation to the public door, or to a subgraph's. */
export async function ask<T = Record<string, unknown>>(
  url: string,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Asked<T>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as Answer<T>;
  return { ...answer, status: response.status, cookies: response.headers.getSetCookie() };
}

export function bearer(accessToken: string): Record<string, string> {
  return { authorization: `Bearer ${accessToken}` };
}

export function codesOf({ errors }: Answer<unknown>): unknown[] {
  return errors?.map(({ extensions }) => extensions?.['code']) ?? [];
}
