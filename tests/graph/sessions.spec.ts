import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newPhotographer, type Person, signIn } from './people.ts';
import { ask, bearer, codesOf } from './public-client.ts';
import { PUBLIC_URL, startWholeGraph, type WholeGraph } from './whole-graph.ts';

const ME = '{ me { id } }';

let graph: WholeGraph;
let emma: Person;

beforeAll(async () => {
  graph = await startWholeGraph();
  emma = await newPhotographer(graph);
});
afterAll(() => graph.stop());

/** Name and value of each cookie, as a browser sends them. */
const jarOf = (cookies: string[]) => cookies.map((cookie) => cookie.split(';')[0] ?? '');
const only = (cookies: string[], name: string) =>
  jarOf(cookies)
    .filter((cookie) => cookie.startsWith(`${name}=`))
    .join('; ');
const withCookies = (cookie: string) => ({ cookie, origin: PUBLIC_URL });

test('a login sets cookies that are enough from then on', async () => {
  const { cookies } = await signIn(graph, emma.email);
  expect(cookies).toEqual([
    expect.stringMatching(/^fr_access=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=900$/),
    expect.stringMatching(/^fr_refresh=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/),
  ]);
  const answer = await ask(graph.url, ME, {}, withCookies(jarOf(cookies).join('; ')));
  expect([answer.data, answer.cookies]).toEqual([{ me: { id: emma.accountId } }, []]);
});

test('without the access cookie the session is renewed, once for all that ask at once', async () => {
  const { cookies } = await signIn(graph, emma.email);
  const answers = await Promise.all(
    Array.from({ length: 4 }, () =>
      ask(graph.url, ME, {}, withCookies(only(cookies, 'fr_refresh'))),
    ),
  );
  for (const { data } of answers) expect(data).toEqual({ me: { id: emma.accountId } });
  expect(new Set(answers.map((answer) => answer.cookies.join()))).toHaveProperty('size', 1);
  const [renewed] = answers;
  expect(only(renewed!.cookies, 'fr_refresh')).not.toBe(only(cookies, 'fr_refresh'));
  expect(renewed!.cookies.map((cookie) => cookie.replace(/=[^;]+/, '='))).toEqual(
    cookies.map((cookie) => cookie.replace(/=[^;]+/, '=')),
  );
  const next = await ask(graph.url, ME, {}, withCookies(jarOf(renewed!.cookies).join('; ')));
  expect(next.data).toEqual({ me: { id: emma.accountId } });
});

test('a logout ends the session at once, and a gateway that restarts still knows', async () => {
  const { cookies, accessToken } = await signIn(graph, emma.email);
  const logout = await ask(
    graph.url,
    'mutation { logout }',
    {},
    withCookies(jarOf(cookies).join('; ')),
  );
  expect(logout.data).toEqual({ logout: true });
  expect(jarOf(logout.cookies)).toEqual(['fr_access=', 'fr_refresh=']);

  const asked = () => ask(graph.url, ME, {}, bearer(accessToken));
  while ((await asked()).status !== 401); // the bus tells the gateway a moment later
  expect(codesOf(await asked())).toEqual(['UNAUTHENTICATED']);

  await graph.gateway.stop();
  await graph.gateway.start();
  expect(codesOf(await asked())).toEqual(['UNAUTHENTICATED']);
});

test('a logout whose access cookie has ended clears the cookies it has just renewed', async () => {
  const { cookies } = await signIn(graph, emma.email);
  const logout = await ask(
    graph.url,
    'mutation { logout }',
    {},
    withCookies(only(cookies, 'fr_refresh')),
  );
  expect(jarOf(logout.cookies)).toEqual(['fr_access=', 'fr_refresh=']);
});

test('a session that is over leaves a visitor without cookies', async () => {
  const answer = await ask(graph.url, ME, {}, withCookies('fr_refresh=made-up'));
  expect(answer.data).toEqual({ me: null });
  expect(jarOf(answer.cookies)).toEqual(['fr_access=', 'fr_refresh=']);
});

test('bearer clients renew their session themselves', async () => {
  const { refreshToken } = await signIn(graph, emma.email);
  const { data } = await ask<{ refreshSession: { accessToken: string } }>(
    graph.url,
    'mutation ($t: String!) { refreshSession(refreshToken: $t) { ... on LoginSuccess { accessToken } } }',
    { t: refreshToken },
  );
  const { data: asked } = await ask(graph.url, ME, {}, bearer(data!.refreshSession.accessToken));
  expect(asked).toEqual({ me: { id: emma.accountId } });
});
