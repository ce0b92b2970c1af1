import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { newId } from '@focus-racer/contracts';
import { importJWK, SignJWT } from 'jose';
import { startTestPostgres } from '../scripts/system/test-services.ts';
import { newEvent, newPhotographer } from '../tests/graph/people.ts';
import { startWholeGraph, type WholeGraph } from '../tests/graph/whole-graph.ts';
import type { DoorsAnswer, DoorsOrder } from './gateway/doors.ts';
import { load } from './gateway/load.ts';
import { median } from './median.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '12' } } });
const ROUNDS = Number(values.rounds);
const SLICE_MS = 3_000;
const CONCURRENCY = 16;
const EVENTS = 10;
/** So many that none exceeds its minute, which is measured as it is for everybody. */
const ACCOUNTS = 600;
/** What a page or a program asks in one go. */
const IN_A_ROW = 5;
const QUERY = `query Events { events(first: ${EVENTS}) { edges { node {
  id slug name visibility startsOn organization { id name } progress { version published }
} } } }`;

console.log(`gateway: ${EVENTS} events with their organizations (catalog, then identity's entities), asked of our gateway and of a
bare @apollo/gateway over the same four subgraphs on ${availableParallelism()} cores. Both gateways live in one process, the
subgraphs and the load in another, PostgreSQL in its own. Ours checks each request's access token, counts it in PostgreSQL
against its account's 100 a minute (${ACCOUNTS} accounts in turn, ${IN_A_ROW} requests each), weighs its cost and signs its viewer; the bare one sends a viewer
that was signed before. ${CONCURRENCY} requests at once; slices of ${SLICE_MS / 1000} s in the order A B B A, ${ROUNDS} pairs after one that
warms up. ofBare: median over the pairs of our requests a second ÷ the bare one's.`);

const services = await startTestPostgres();
Object.assign(process.env, services.env);
const graph = await startWholeGraph({ rateLimitScale: 1 });
const doors = fork(fileURLToPath(new URL('./gateway/doors.ts', import.meta.url)), {
  execArgv: process.execArgv,
});
try {
  const emma = await newPhotographer(graph);
  for (let event = 0; event < EVENTS; event += 1) await newEvent(emma, 'PUBLIC');
  console.log(JSON.stringify(await measure(graph)));
} finally {
  doors.disconnect();
  await graph.stop();
  await services.stop();
}

async function measure({ gatewayEnv, accessSigningKey }: WholeGraph) {
  const tokens = await accessTokens(accessSigningKey);
  const addresses = await told(doors, { env: gatewayEnv } satisfies DoorsOrder);
  if (!('ours' in addresses)) throw new Error('the doors did not say where they are');
  let asked = 0;
  const slice = async (door: 'ours' | 'bare') => {
    const before = await cpuMs();
    const { requests, seconds } = await load({
      url: addresses[door],
      query: QUERY,
      concurrency: CONCURRENCY,
      forMs: SLICE_MS,
      tokenOf: () => tokens[Math.floor((asked += 1) / IN_A_ROW) % ACCOUNTS] ?? '',
    });
    return { perSecond: requests / seconds, cpuMs: ((await cpuMs()) - before) / requests };
  };
  const ratios: number[] = [];
  const cpu: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const oursFirst = round % 2 === 0;
    const first = await slice(oursFirst ? 'ours' : 'bare');
    const second = await slice(oursFirst ? 'bare' : 'ours');
    const [ours, bare] = oursFirst ? [first, second] : [second, first];
    if (round < 0) continue;
    ratios.push(ours.perSecond / bare.perSecond);
    cpu.push(ours.cpuMs / bare.cpuMs);
    console.log(
      `  ours ${ours.perSecond.toFixed(0)}/s, ${ours.cpuMs.toFixed(2)} CPU-ms each; bare ${bare.perSecond.toFixed(0)}/s, ${bare.cpuMs.toFixed(2)}`,
    );
  }
  console.log(`the gateways' own CPU, ours ÷ bare: ${median(cpu).toFixed(2)}`);
  return { ofBare: Math.round(median(ratios) * 1000) / 1000 };
}

async function cpuMs(): Promise<number> {
  const answer = await told(doors, 'cpu');
  return 'cpuMs' in answer ? answer.cpuMs : NaN;
}

function told(child: ChildProcess, message: object | string): Promise<DoorsAnswer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the doors ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer as DoorsAnswer);
    });
    child.send(message);
  });
}

/** Access tokens as identity signs them, of accounts that own nothing. */
async function accessTokens(signingKey: Record<string, unknown>): Promise<string[]> {
  const key = await importJWK(signingKey, 'EdDSA');
  return Promise.all(
    Array.from({ length: ACCOUNTS }, () =>
      new SignJWT({ sid: newId(), ver: 0, admin: false, memberships: [] })
        .setProtectedHeader({ alg: 'EdDSA' })
        .setSubject(newId())
        .setExpirationTime('15m')
        .sign(key),
    ),
  );
}
