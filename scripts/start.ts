import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readCommandLine } from './command-line.ts';
import { DEMO_ACCOUNTS } from './demo/demo-accounts.ts';
import { onParentGone } from './system/parent-watch.ts';
import { logFile, settings } from './system/parts.ts';
import { portsFromEnvironment } from './system/ports.ts';
import { ROOT } from './system/root.ts';
import { runScript } from './system/run-script.ts';
import { readEnvFile } from './system/env-file.ts';
import { startSystem, type System } from './system/start-system.ts';
import { step } from './system/steps.ts';

const USAGE = `npm start              everything, on what earlier starts left
npm start -- --fresh   begins with empty data
npm start -- --no-demo without the demo event`;

const stop = new AbortController();
const startedAt = performance.now();
const say = (line: string): void => console.log(line);

readEnvFile();
const dataDir = path.resolve(ROOT, process.env['FOCUS_RACER_DATA'] || '.data');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stop.abort());
}
onParentGone(() => stop.abort());

const { values: options } = readCommandLine(
  {
    options: {
      fresh: { type: 'boolean', default: false },
      'no-demo': { type: 'boolean', default: false },
    },
  },
  USAGE,
);
const wantsDemo = !options['no-demo'];

try {
  say('Focus Racer starts.');
  const system = await startSystem({
    dataDir,
    ports: portsFromEnvironment(process.env),
    env: process.env,
    fresh: options.fresh,
    log: say,
    signal: stop.signal,
  });
  try {
    if (wantsDemo) await seedDemo(system);
    printSummary(system, wantsDemo);
    await untilStopped();
  } finally {
    await shutDown(system);
  }
  process.exit(0);
} catch (error) {
  if (stop.signal.aborted) process.exit(0);
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

/** Once: a demo event that somebody changed or deleted stays as it is. */
async function seedDemo({ addresses, secrets }: System): Promise<void> {
  const seeded = path.join(dataDir, 'demo-seeded');
  if (existsSync(seeded)) return;
  await step(say, 'demo event', () =>
    runScript('scripts/demo/main.ts', {
      env: {
        ...settings(process.env),
        GRAPHQL_URL: addresses.graphql,
        IDENTITY_URL: addresses.identity,
        SERVICE_TOKEN: secrets.SERVICE_TOKEN,
        DEMO_PASSWORD: secrets.DEMO_PASSWORD,
      },
      logFile: logFile(dataDir, 'demo'),
      signal: stop.signal,
    }),
  );
  writeFileSync(seeded, '');
}

function printSummary({ addresses, secrets }: System, demo: boolean): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const accounts = demo
    ? [
        '',
        `  demo accounts, password ${secrets.DEMO_PASSWORD}`,
        ...Object.values(DEMO_ACCOUNTS).map((email) => `    ${email}`),
        '    (the administrator adds an authenticator app or a passkey first: /account/security)',
      ]
    : [];
  const lines = [
    '',
    `Focus Racer is ready after ${seconds} s.`,
    '',
    `  web          ${addresses.web}`,
    `  GraphQL      ${addresses.graphql}`,
    `  Temporal UI  ${addresses.temporalUi ?? `that of ${addresses.temporal}`}`,
    `  mails        ${addresses.mailOutbox ?? 'go to the server in SMTP_URL'}`,
    `  data, logs   ${dataDir}`,
    ...accounts,
    '',
    'Ctrl-C ends it.',
  ];
  say(lines.join('\n'));
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    if (stop.signal.aborted) resolve();
    stop.signal.addEventListener('abort', () => resolve());
  });
}

async function shutDown(system: System): Promise<void> {
  const stoppingAt = performance.now();
  say('\nStopping.');
  await system.stop();
  say(`Stopped after ${((performance.now() - stoppingAt) / 1000).toFixed(1)} s.`);
}
