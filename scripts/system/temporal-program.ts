import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Say } from './managed-process.ts';
import { findProgram, installProgram, installWithGo, programsFolder } from './programs.ts';

const VERSION = '1.5.1';
const RELEASE = `https://github.com/temporalio/cli/releases/download/v${VERSION}`;
const ARCHITECTURES: Record<string, string> = { x64: 'amd64', arm64: 'arm64' };
const ANSWER_LIMIT_MS = 10_000;
const DOWNLOAD_LIMIT_MS = 300_000;

/** TEMPORAL_CLI_PATH, PATH, the user's cache, download, Go; throws naming what to do when none works. */
export async function temporalProgram(say: Say): Promise<string> {
  const program =
    findProgram('temporal', 'TEMPORAL_CLI_PATH') ??
    (await download(say)) ??
    (await installWithGo('temporal', `github.com/temporalio/cli/cmd/temporal@v${VERSION}`, say));
  if (program) return program;
  throw new Error(
    [
      'Temporal is missing, and none of the four ways to it works here. Any one of them is enough:',
      '  1. a running server: TEMPORAL_ADDRESS=host:7233',
      '  2. the `temporal` program on the PATH (https://docs.temporal.io/cli)',
      `  3. internet, to download it once into ${programsFolder()}`,
      '  4. Go on the PATH, to build it once',
    ].join('\n'),
  );
}

async function download(say: Say): Promise<string | null> {
  const architecture = ARCHITECTURES[process.arch];
  if (!architecture || !['linux', 'darwin'].includes(process.platform)) return null;
  const archive = `temporal_cli_${VERSION}_${process.platform}_${architecture}.tar.gz`;
  const checksums = await fetchBytes(`${RELEASE}/checksums.txt`, ANSWER_LIMIT_MS);
  if (!checksums) {
    say('Temporal cannot be downloaded: no answer from github.com');
    return null;
  }
  say(`downloading Temporal ${VERSION}: about 50 MB, this once`);
  const bytes = await fetchBytes(`${RELEASE}/${archive}`, DOWNLOAD_LIMIT_MS);
  const expected = checksums
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find(([, name]) => name === archive)?.[0];
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== expected) {
    say('the download of Temporal failed or does not match its checksum, and is not used');
    return null;
  }
  return installProgram('temporal', (folder) => {
    const file = path.join(folder, archive);
    writeFileSync(file, bytes);
    const unpacked = spawnSync('tar', ['-xzf', file, '-C', folder, 'temporal']);
    return Promise.resolve(unpacked.status === 0);
  });
}

async function fetchBytes(url: string, limitMs: number): Promise<Buffer | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(limitMs) });
    return answer.ok ? Buffer.from(await answer.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
