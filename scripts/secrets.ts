import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { readCommandLine } from './command-line.ts';
import { ComposeError, readCompose } from './compose/compose-file.ts';
import { completeEnvFile } from './compose/production-env.ts';
import { ROOT } from './system/root.ts';

const USAGE = `npm run secrets -- --host photos.example.org
npm run secrets -- --host photos.example.org --file other.env

Writes the secrets and keys of a production machine to .env, which docker compose reads. What the
file has stays as it is: run it again after an upgrade for what is new.`;

const { values } = readCommandLine(
  { options: { host: { type: 'string' }, file: { type: 'string', default: '.env' } } },
  USAGE,
);
const file = path.resolve(ROOT, values.file);
const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
const host = values.host ?? parseEnv(before)['PUBLIC_HOST'];
if (!host || !/^[a-z0-9.-]+(:\d+)?$/.test(host)) {
  console.error(USAGE);
  process.exit(2);
}

const { text, added, stale } = completeEnvFile(before, { PUBLIC_HOST: host });
if (added.length > 0) writeFileSync(file, text, { mode: 0o600 });
console.log(added.length > 0 ? `${file}: added ${added.join(', ')}` : `${file} had everything`);
for (const name of stale) {
  console.error(
    `${name} does not fit the secret it is made of: delete its line and run this again`,
  );
}
console.log(whatIsLeft());
process.exitCode = stale.length > 0 ? 1 : 0;

function whatIsLeft(): string {
  try {
    readCompose(readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8'), parseEnv(text));
    return 'docker compose up --detach --build --wait';
  } catch (error) {
    if (!(error instanceof ComposeError)) throw error;
    return `Left to write there by hand:\n${error.message.replace(/^/gm, '  ')}`;
  }
}
