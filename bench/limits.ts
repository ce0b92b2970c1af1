import { newId } from '@focus-racer/contracts';
import { issueVisitorMark } from '@focus-racer/contracts/visitor-mark';
import { importJWK, SignJWT } from 'jose';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { startTestPostgres } from '../scripts/system/test-services.ts';
import { startWholeGraph, WEB_TOKEN, type WholeGraph } from '../tests/graph/whole-graph.ts';

const MINUTES = 2;
/** Short of the second minute's end: none of a third is counted, whoever's begins a little later. */
const ASKED_MS = MINUTES * 60_000 - 8_000;
const LANES = 2;
const PAUSE_MS = 150;

interface Caller {
  name: string;
  promised: number;
  headers: Record<string, string>;
  body: object;
}

console.log(`limits: two gateways on one PostgreSQL. Three accounts (100 a minute), two visitors of our pages at one address (120) and
two addresses without a session (20) each ask at both gateways, ${LANES} lanes a gateway with ${PAUSE_MS} ms between two requests, for
${ASKED_MS / 1000} seconds: two whole windows. allowedOverPromised: of the seven the ratio that is farthest from 1.`);

const services = await startTestPostgres();
Object.assign(process.env, services.env);
const graph = await startWholeGraph({ rateLimitScale: 1 });
const other = await graph.openGateway();
try {
  const callers = await callersOf(graph);
  const ratios = await Promise.all(
    callers.map(async (caller) => {
      const allowed = await ask([graph.url, `${other.url}/graphql`], caller);
      const promised = caller.promised * MINUTES;
      console.log(`  ${caller.name}: ${allowed} of ${promised}`);
      return allowed / promised;
    }),
  );
  const farthest = ratios.reduce((a, b) => (Math.abs(b - 1) > Math.abs(a - 1) ? b : a));
  console.log(JSON.stringify({ allowedOverPromised: Math.round(farthest * 1000) / 1000 }));
} finally {
  await other.stop();
  await graph.stop();
  await services.stop();
}

/** How many of its requests were let in. */
async function ask(doors: string[], { headers, body }: Caller): Promise<number> {
  const end = performance.now() + ASKED_MS;
  let allowed = 0;
  const lane = async (door: string): Promise<void> => {
    while (performance.now() < end) {
      const response = await fetch(door, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      await response.arrayBuffer();
      if (response.status === 200) allowed += 1;
      else if (response.status !== 429) throw new Error(`${door} answered ${response.status}`);
      await delay(PAUSE_MS);
    }
  };
  await Promise.all(doors.flatMap((door) => Array.from({ length: LANES }, () => lane(door))));
  return allowed;
}

async function callersOf({ accessSigningKey }: WholeGraph): Promise<Caller[]> {
  const key = await importJWK(accessSigningKey, 'EdDSA');
  const from = (address: string) => ({ 'x-focus-web': WEB_TOKEN, 'x-forwarded-for': address });
  const foreign = { query: '{ __typename }' };
  const account = async (number: number): Promise<Caller> => {
    const token = await new SignJWT({ sid: newId(), ver: 0, admin: false, memberships: [] })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setSubject(newId())
      .setExpirationTime('15m')
      .sign(key);
    const headers = { authorization: `Bearer ${token}` };
    return { name: `account ${number}`, promised: 100, headers, body: foreign };
  };
  const visitor = (number: number): Caller => {
    const cookie = `fr_visitor=${issueVisitorMark(WEB_TOKEN, Date.now())}`;
    const headers = { ...from('192.0.2.50'), cookie };
    return { name: `visitor ${number}`, promised: 120, headers, body: ourOperation() };
  };
  const nobody = (number: number): Caller => ({
    name: `address ${number}`,
    promised: 20,
    headers: from(`192.0.2.${number}`),
    body: foreign,
  });
  return [
    ...(await Promise.all([1, 2, 3].map(account))),
    ...[1, 2].map(visitor),
    ...[1, 2].map(nobody),
  ];
}

/** One of the web's, by its name. */
function ourOperation(): object {
  const file = new URL('../gateway/persisted-operations.json', import.meta.url);
  const texts = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  const text = texts.find((one) => one.startsWith('query Me{') || one.includes('query Me{'));
  if (!text) throw new Error('the web asks who is signed in');
  const sha256Hash = createHash('sha256').update(text).digest('hex');
  return { extensions: { persistedQuery: { version: 1, sha256Hash } } };
}
