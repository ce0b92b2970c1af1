import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const random = (bytes: number) => () => randomBytes(bytes).toString('base64url');

function ed25519(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), alg: 'EdDSA' });
}

export const MAKERS = {
  POSTGRES_PASSWORD: random(24),
  DATABASE_ROLES_SECRET: random(32),
  SERVICE_TOKEN: random(32),
  STORE_SECRET: random(32),
  CAMERA_SALT: random(32),
  ADDRESS_SECRET: random(32),
  WEB_TOKEN: random(32),
  SECOND_FACTOR_SECRET: random(32),
  VIEWER_SIGNING_KEY: ed25519,
  ACCESS_SIGNING_KEY: ed25519,
  DEMO_PASSWORD: random(9),
};

export type MadeSecret = keyof typeof MAKERS;
export type Secrets = Record<MadeSecret | 'VIEWER_PUBLIC_KEY' | 'ACCESS_PUBLIC_KEY', string>;

export const SECRET_NAMES = [
  ...(Object.keys(MAKERS) as MadeSecret[]),
  'VIEWER_PUBLIC_KEY',
  'ACCESS_PUBLIC_KEY',
] as const;

/** From the environment, or made once and kept in the data folder, readable by its owner alone. */
export function readSecrets(dataDir: string, env: NodeJS.ProcessEnv): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  const kept = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<MadeSecret, string>>)
    : {};
  const names = Object.keys(MAKERS) as MadeSecret[];
  const all = Object.fromEntries(
    names.map((name) => [name, kept[name] ?? MAKERS[name]()]),
  ) as Record<MadeSecret, string>;
  if (names.some((name) => kept[name] === undefined)) {
    writeFileSync(`${file}.new`, JSON.stringify(all, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  const chosen = Object.fromEntries(
    names.map((name) => [name, env[name] || all[name]]),
  ) as typeof all;
  return {
    ...chosen,
    VIEWER_PUBLIC_KEY: publicHalf(chosen.VIEWER_SIGNING_KEY),
    ACCESS_PUBLIC_KEY: publicHalf(chosen.ACCESS_SIGNING_KEY),
  };
}

/** The public key of a private one. */
export function publicHalf(privateJwk: string): string {
  const { kty, crv, x, alg } = JSON.parse(privateJwk) as Record<string, string>;
  return JSON.stringify({ kty, crv, x, alg });
}
