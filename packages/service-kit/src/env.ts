import { z } from 'zod';

/** Thrown at start with every problem of the environment in one message. */
export class EnvError extends Error {
  override name = 'EnvError';
}

/**
 * Checks the process's environment against one schema and freezes the result. An empty variable
 * counts as absent. Throws EnvError naming every variable that is missing or wrong.
 */
export function readEnv<S extends z.ZodType>(
  schema: S,
  source: Record<string, string | undefined> = process.env,
): Readonly<z.infer<S>> {
  const present = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(present);
  if (parsed.success) return Object.freeze(parsed.data as object) as Readonly<z.infer<S>>;
  const problems = parsed.error.issues.map(
    (issue) => `  ${issue.path.join('.') || '(all)'}: ${issue.message}`,
  );
  throw new EnvError(`The environment is not complete:\n${problems.join('\n')}`);
}

export const portSchema = z.coerce.number().int().min(0).max(65535);

const jwk = z.string().transform((text, context): Record<string, unknown> => {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'must be an Ed25519 key as JWK in JSON' });
    return z.NEVER;
  }
});

/** An Ed25519 key as JWK in JSON. */
export const jwkSchema = jwk;

/** What every process reads. */
export const processEnvShape = {
  /** The address that servers listen on; 0.0.0.0 inside a container. */
  HOST: z.string().default('127.0.0.1'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
};

/** What every subgraph reads beside its own settings. */
export const subgraphEnvShape = {
  ...processEnvShape,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  SERVICE_TOKEN: z.string().min(32),
  VIEWER_PUBLIC_KEY: jwkSchema,
};
