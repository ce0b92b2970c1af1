import { existsSync } from 'node:fs';
import path from 'node:path';
import { roleUrl } from '../database/schemas.ts';
import { portsFromEnvironment } from './ports.ts';
import { ROOT } from './root.ts';
import { readSecrets, type Secrets } from './secrets.ts';

/** How to reach identity: by IDENTITY_URL and SERVICE_TOKEN, or the one that `npm start` runs. */
export function reachIdentity(env: NodeJS.ProcessEnv): { url: string; serviceToken: string } {
  return {
    url: env['IDENTITY_URL'] || `http://127.0.0.1:${portsFromEnvironment(env).identity}`,
    serviceToken: env['SERVICE_TOKEN'] || secretsOfStart(env).SERVICE_TOKEN,
  };
}

/** The public API of the system that `npm start` runs. */
export function graphqlAddress(env: NodeJS.ProcessEnv): string {
  const { gateway } = portsFromEnvironment(env);
  return `${env['GATEWAY_PUBLIC_URL'] || `http://localhost:${gateway}`}/graphql`;
}

/** Where compliance's tables are: in DATABASE_URL, or in the PostgreSQL that `npm start` runs. */
export function complianceDatabase(env: NodeJS.ProcessEnv): string {
  if (env['DATABASE_URL']) return env['DATABASE_URL'];
  const server = `postgres://127.0.0.1:${portsFromEnvironment(env).postgres}/focus_racer`;
  return roleUrl(server, secretsOfStart(env).DATABASE_ROLES_SECRET, 'compliance', 'app');
}

function secretsOfStart(env: NodeJS.ProcessEnv): Secrets {
  const folder = env['FOCUS_RACER_DATA'] || path.join(ROOT, '.data');
  if (!existsSync(path.join(folder, 'secrets.json'))) {
    throw new Error(
      `${folder} holds no secrets: run npm start first, or name another folder in FOCUS_RACER_DATA`,
    );
  }
  return readSecrets(folder, env);
}
