import { parse } from 'yaml';
import { z } from 'zod';
import { interpolate } from './interpolate.ts';

const text = z.string();
const texts = z.array(text);

const healthcheckSchema = z.strictObject({
  test: texts.min(2),
  interval: text,
  timeout: text,
  retries: z.number(),
  start_period: text,
  start_interval: text,
});

const serviceSchema = z.strictObject({
  image: text,
  build: z.strictObject({ context: text, dockerfile: text }).optional(),
  command: texts.optional(),
  depends_on: z
    .record(
      text,
      z.strictObject({
        condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']),
      }),
    )
    .default({}),
  environment: z.record(text, text).default({}),
  healthcheck: healthcheckSchema.optional(),
  restart: z.enum(['unless-stopped', 'on-failure']),
  ports: texts.default([]),
  volumes: texts.default([]),
  networks: texts.min(1),
  user: text.optional(),
  init: z.boolean().optional(),
  read_only: z.boolean().default(false),
  tmpfs: texts.optional(),
  shm_size: text.optional(),
  cap_add: texts.default([]),
  cap_drop: texts.default([]),
  security_opt: texts.default([]),
  stop_grace_period: text.optional(),
  logging: z.strictObject({ driver: text, options: z.record(text, text) }),
  deploy: z
    .strictObject({
      resources: z.strictObject({ limits: z.strictObject({ memory: text }) }),
    })
    .optional(),
});

const composeSchema = z
  .object({
    name: text,
    services: z.record(text, serviceSchema),
    networks: z.record(text, z.strictObject({ internal: z.boolean() }).nullable()),
    volumes: z.record(text, z.null()),
  })
  .catchall(z.never());

export type ComposeService = z.infer<typeof serviceSchema>;
export type ComposeFile = z.infer<typeof composeSchema>;

/** Every reason why a compose file cannot be read. */
export class ComposeError extends Error {
  override name = 'ComposeError';
}

/** The file before its variables are replaced: anchors resolved, blocks for anchors alone left out. */
export function parseCompose(source: string): Record<string, unknown> {
  const document = parse(source, { merge: true }) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(document).filter(([key]) => !key.startsWith('x-')));
}

/**
 * A compose file with its variables replaced, of the kind that this project writes: what it does not
 * use of Compose's language counts as a mistake. Throws ComposeError naming every problem.
 */
export function readCompose(
  source: string,
  env: Readonly<Record<string, string | undefined>>,
): ComposeFile {
  const missing = new Set<string>();
  const filled = mapTexts(parseCompose(source), (value) =>
    interpolate(value, env, ({ name, rest }) => missing.add(`${name} is not set: ${rest}`)),
  );
  const parsed = composeSchema.safeParse(filled);
  const problems = [
    ...missing,
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
  ];
  if (!parsed.success || problems.length > 0) throw new ComposeError(problems.join('\n'));
  return parsed.data;
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]),
  );
}
