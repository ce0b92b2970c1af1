const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { __typename } }';
let logins = 0;

/** One login as a proxy in front of the gateway passes it on, each from an address of its own. */
export async function tryLogin(
  graphqlUrl: string,
  input: { email: string; password: string },
): Promise<{ outcome: string; spentMs: number }> {
  logins += 1;
  const start = performance.now();
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'apollo-require-preflight': '1',
      'x-forwarded-for': `2001:db8::${logins.toString(16)}`,
    },
    body: JSON.stringify({ query: LOGIN, variables: { input } }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { login: { __typename: string } } | null;
    errors?: { message: string }[];
  };
  const outcome = data?.login.__typename ?? errors?.[0]?.message ?? 'nothing';
  return { outcome, spentMs: performance.now() - start };
}
