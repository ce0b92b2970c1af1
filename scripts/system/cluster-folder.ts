import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Account, canEnter, folderOfRoot, postgresAccount } from './postgres-program.ts';

const STATES = ['/var/lib/focus-racer', '/var/tmp/focus-racer', '/tmp/focus-racer'];
/** In the data folder: the cluster's name. */
const NAME_FILE = 'cluster-name';
/** Beside a cluster outside: the data folder that it belongs to. */
const OWNER = '.data-folder';

/**
 * Where the cluster lies: in the data folder or, when this process is root and PostgreSQL's account
 * cannot go there, under a random name that the data folder keeps.
 */
export async function clusterFolder(dataDir: string): Promise<string> {
  const account: Account | null = await postgresAccount();
  if (!account || (await canEnter(dataDir, account))) return path.join(dataDir, 'postgres');
  const state = await folderOfRoot(STATES);
  removeAbandoned(state);
  const nameFile = path.join(dataDir, NAME_FILE);
  if (!existsSync(nameFile)) writeFileSync(nameFile, randomBytes(8).toString('hex'));
  const cluster = path.join(state, readFileSync(nameFile, 'utf8'));
  writeFileSync(`${cluster}${OWNER}`, dataDir);
  return cluster;
}

export async function removeCluster(dataDir: string): Promise<void> {
  const cluster = await clusterFolder(dataDir);
  rmSync(cluster, { recursive: true, force: true });
  rmSync(`${cluster}${OWNER}`, { force: true });
}

/** A data folder that somebody deleted by hand leaves its cluster behind. */
function removeAbandoned(state: string): void {
  for (const file of readdirSync(state).filter((name) => name.endsWith(OWNER))) {
    const name = file.slice(0, -OWNER.length);
    const nameFile = path.join(readFileSync(path.join(state, file), 'utf8'), NAME_FILE);
    if (existsSync(nameFile) && readFileSync(nameFile, 'utf8') === name) continue;
    rmSync(path.join(state, name), { recursive: true, force: true });
    rmSync(path.join(state, file), { force: true });
  }
}
