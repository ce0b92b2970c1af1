import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root.ts';

/** Takes up the settings of the repository's .env; those of the environment win. */
export function readEnvFile(): void {
  const file = path.join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
