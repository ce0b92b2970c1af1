import { parseEnv } from 'node:util';
import { rolePassword, SCHEMAS } from '../database/schemas.ts';
import { MAKERS, type MadeSecret, publicHalf, random } from '../system/secrets.ts';

/** Of parts that production has not: the file server and the demo. */
const EMBEDDED_ALONE: readonly MadeSecret[] = ['STORE_SECRET', 'DEMO_PASSWORD'];
const MADE: Readonly<Record<string, () => string>> = {
  ...Object.fromEntries(
    Object.entries(MAKERS).filter(([name]) => !EMBEDDED_ALONE.includes(name as MadeSecret)),
  ),
  TEMPORAL_DATABASE_PASSWORD: random(24),
  S3_ACCESS_KEY_ID: random(15),
  S3_SECRET_ACCESS_KEY: random(32),
};

type Env = Record<string, string>;

/** What an operator chooses, for checks and tests. */
export const SAMPLE_CHOICES: Env = {
  PUBLIC_HOST: 'photos.example.org',
  SMTP_URL: 'smtps://user:password@mail.example.org',
  MAIL_FROM: 'Focus Racer <photos@example.org>',
};

/** What production needs and nobody has to choose; a value that is there already stays. */
export function productionSecrets(kept: Readonly<Record<string, string | undefined>>): Env {
  const made: Env = Object.fromEntries(
    Object.entries(MADE).map(([name, make]) => [name, kept[name] || make()]),
  );
  return { ...made, ...derivedFrom(made) };
}

/** Follows from the others, so that it is never chosen by itself. */
function derivedFrom(made: Env): Env {
  const rolesSecret = made['DATABASE_ROLES_SECRET'] ?? '';
  return {
    ...Object.fromEntries(
      SCHEMAS.map((schema) => [
        `${schema.toUpperCase()}_DATABASE_PASSWORD`,
        rolePassword(rolesSecret, `${schema}_app`),
      ]),
    ),
    VIEWER_PUBLIC_KEY: publicHalf(made['VIEWER_SIGNING_KEY'] ?? ''),
    ACCESS_PUBLIC_KEY: publicHalf(made['ACCESS_SIGNING_KEY'] ?? ''),
  };
}

export interface CompletedEnv {
  text: string;
  added: string[];
  /** Derived values that do not follow from the secrets beside them. */
  stale: string[];
}

/** The text of an env file with what it lacked at its end; not a character of what it had changes. */
export function completeEnvFile(text: string, chosen: Env): CompletedEnv {
  const kept = parseEnv(text);
  const wanted = { ...chosen, ...productionSecrets(kept) };
  const added = Object.keys(wanted).filter((name) => !kept[name]);
  const stale = Object.keys(wanted).filter(
    (name) => kept[name] && !(name in chosen) && kept[name] !== wanted[name],
  );
  const lines = added.map((name) => `${name}='${wanted[name] ?? ''}'\n`);
  const gap = text && !text.endsWith('\n') ? '\n' : '';
  return { text: [text, gap, ...lines].join(''), added, stale };
}
