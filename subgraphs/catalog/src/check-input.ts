import { AppError } from '@focus-racer/service-kit';
import type { z } from 'zod';

/** Throws BAD_USER_INPUT naming the first field that breaks the schema. */
export function checkInput<S extends z.ZodType>(schema: S, input: unknown): z.infer<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new AppError('BAD_USER_INPUT', `${field}: ${issue?.message ?? 'invalid'}`, { field });
}
