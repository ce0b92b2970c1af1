import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { ComposeError, parseCompose, readCompose } from './compose-file.ts';
import { composeProblems } from './compose-problems.ts';
import { environmentProblems, secretProblems } from './environment-problems.ts';

const SOUND = `
name: small
x-hardened: &hardened
  restart: unless-stopped
  security_opt: ['no-new-privileges:true']
  cap_drop: [ALL]
  networks: [inside]
  logging: { driver: json-file, options: { max-size: 20m } }
  deploy: { resources: { limits: { memory: 1g } } }
  healthcheck:
    { test: [CMD, 'true'], interval: 1s, timeout: 1s, retries: 3, start_period: 1s, start_interval: 1s }
services:
  migrate:
    <<: *hardened
    restart: on-failure
    image: small/app:local
    build: { context: ., dockerfile: deploy/app.Dockerfile }
    command: [scripts/migrate.ts]
    user: node
    read_only: true
  app:
    <<: *hardened
    image: small/app:local
    build: { context: ., dockerfile: deploy/app.Dockerfile }
    command: [src/main.ts]
    user: node
    read_only: true
    depends_on:
      migrate: { condition: service_completed_successfully }
    environment:
      PORT: '4000'
      SERVICE_TOKEN: \${SERVICE_TOKEN:?npm run secrets makes it}
  caddy:
    <<: *hardened
    image: caddy:2.11.9-alpine
    depends_on:
      app: { condition: service_healthy }
    ports: ['443:443', '127.0.0.1:8233:8233']
    volumes: ['./deploy/Caddyfile:/etc/caddy/Caddyfile:ro', 'data:/data']
networks:
  inside: { internal: true }
volumes:
  data:
`;
const DOCKERFILE = `
FROM node:24.21.0-bookworm-slim AS build
COPY package.json src ./
RUN npm ci \\
  --omit=dev
FROM build
COPY --from=build /app/dist dist
USER node
`;
const CONTENTS: Record<string, string> = {
  'deploy/app.Dockerfile': DOCKERFILE,
  './deploy/Caddyfile': '',
  '.dockerignore': '**/node_modules\n.env\ndocs\n',
  'package.json': '{}',
  'docs/a.md': '',
  src: '',
  'src/main.ts': '',
  'scripts/migrate.ts': '',
};
const ENV = { SERVICE_TOKEN: 'x'.repeat(32) };
const SCHEMAS = {
  migrate: z.object({}),
  app: z
    .object({ PORT: z.coerce.number() })
    .and(z.object({ SERVICE_TOKEN: z.string().min(32) }).transform((env) => env)),
  caddy: z.object({}),
};

function problemsOf(source: string, contents = CONTENTS): string[] {
  const compose = readCompose(source, ENV);
  const files = {
    exists: (path: string) => path in contents,
    read: (path: string) => contents[path] ?? '',
  };
  return [
    ...composeProblems(compose, files),
    ...environmentProblems(compose, SCHEMAS),
    ...secretProblems(parseCompose(source)),
  ];
}

function changed(from: string, to: string): string {
  expect(SOUND).toContain(from);
  return SOUND.replace(from, to);
}

test('a sound file has no problems', () => {
  expect(problemsOf(SOUND)).toEqual([]);
});

test.each([
  [
    'an image of any version',
    'caddy:2.11.9-alpine',
    'caddy:latest',
    'caddy: the image caddy:latest is not pinned',
  ],
  [
    'an image without a version',
    'caddy:2.11.9-alpine',
    'caddy',
    'caddy: the image caddy is not pinned',
  ],
  [
    'a dependency that is no service',
    'app: { condition',
    'web: { condition',
    'caddy: depends on web, which is no service',
  ],
  [
    'a wait for what never ends',
    'migrate: { condition: service_completed_successfully }',
    'caddy: { condition: service_completed_successfully }',
    'never comes for caddy',
  ],
  [
    'a start beside what must have ended',
    'service_completed_successfully',
    'service_started',
    'means nothing',
  ],
  [
    'a port of a service inside',
    '    command: [src/main.ts]',
    "    command: [src/main.ts]\n    ports: ['4000:4000']",
    'app: publishes 4000:4000: only caddy may',
  ],
  [
    'a port for everybody',
    "'127.0.0.1:8233:8233'",
    "'8233:8233'",
    'caddy: publishes 8233:8233 to everybody',
  ],
  [
    'a mount of nothing',
    './deploy/Caddyfile:',
    './deploy/caddy.conf:',
    'mounts ./deploy/caddy.conf, which does not exist',
  ],
  [
    'a mount to write to',
    'Caddyfile:ro',
    'Caddyfile',
    'caddy: mounts ./deploy/Caddyfile to write to it',
  ],
  ['a volume that nobody declared', 'data:/data', 'other:/data', 'other is no volume of the file'],
  [
    'a network that nobody declared',
    'networks: [inside]',
    'networks: [outside]',
    'no network outside',
  ],
  [
    'a command that does not exist',
    'src/main.ts',
    'src/start.ts',
    'app: runs src/start.ts, which does not exist',
  ],
  [
    'a process that runs as root',
    '    user: node\n    read_only: true\n    depends_on',
    '    read_only: true\n    depends_on',
    'app: runs as root',
  ],
  [
    'a process that may write to itself',
    '    read_only: true\n    depends_on',
    '    depends_on',
    'app: may write to its own files',
  ],
  [
    'a right too many',
    "    ports: ['443",
    "    cap_add: [SYS_ADMIN]\n    ports: ['443",
    'caddy: adds SYS_ADMIN',
  ],
  [
    'a variable that nobody reads',
    "PORT: '4000'",
    "PORT: '4000'\n      PROT: '1'",
    'app: reads no PROT',
  ],
  ['a required variable that is not set', "PORT: '4000'", "PORT: ''", 'app: PORT: '],
  [
    'a secret with a default',
    '${SERVICE_TOKEN:?npm run secrets makes it}',
    '${SERVICE_TOKEN:-01234567890123456789012345678901}',
    'app: SERVICE_TOKEN has a default',
  ],
  [
    'a secret in the file',
    '${SERVICE_TOKEN:?npm run secrets makes it}',
    'a-token-of-more-than-thirty-two-letters',
    'app: SERVICE_TOKEN is written into the file',
  ],
])('%s is told', (_name, from, to, problem) => {
  expect(problemsOf(changed(from, to))).toContainEqual(expect.stringContaining(problem));
});

test.each([
  ['copies what does not exist', 'COPY package.json src', 'COPY package.json lib', 'copies lib'],
  [
    'copies what .dockerignore keeps out',
    'COPY package.json src',
    'COPY docs/a.md src',
    'copies docs/a.md',
  ],
  ['begins with any version', '24.21.0-bookworm-slim', 'lts', 'node:lts is not pinned'],
  ['ends as root', 'USER node', '', 'has an image that runs as root'],
])('a Dockerfile that %s is told', (_name, from, to, problem) => {
  const contents = { ...CONTENTS, 'deploy/app.Dockerfile': DOCKERFILE.replace(from, to) };
  expect(problemsOf(SOUND, contents)).toContainEqual(expect.stringContaining(problem));
});

describe('reading', () => {
  test('names every variable that is missing', () => {
    const read = (): unknown => readCompose(SOUND, {});
    expect(read).toThrow(ComposeError);
    expect(read).toThrow('SERVICE_TOKEN is not set: npm run secrets makes it');
  });

  test.each([
    ['a word that Compose does not know', 'restart: on-failure', 'restarts: on-failure'],
    ['a word that we do not use', "PORT: '4000'", 'PORT: 4000'],
    ['a condition that does not exist', 'service_healthy', 'service_ready'],
  ])('refuses %s', (_name, from, to) => {
    expect(() => readCompose(changed(from, to), ENV)).toThrow(ComposeError);
  });

  test('refuses a key that stands twice', () => {
    expect(() =>
      readCompose(changed("PORT: '4000'", "PORT: '4000'\n      PORT: '4001'"), ENV),
    ).toThrow('unique');
  });

  test('takes defaults, and a doubled dollar for one', () => {
    const source = changed("PORT: '4000'", 'PORT: ${PORT:-4000}\n      PRICE: $$5');
    const { services } = readCompose(source, ENV);
    expect(services['app']?.environment).toMatchObject({ PORT: '4000', PRICE: '$5' });
  });
});
