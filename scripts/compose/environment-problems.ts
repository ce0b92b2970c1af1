import { EnvError, readEnv } from '@focus-racer/service-kit';
import type { z } from 'zod';
import type { ComposeFile } from './compose-file.ts';
import { referencesIn } from './interpolate.ts';
import { variablesOf } from './variables-of.ts';

const SECRET = /(PASSWORD|PWD|SECRET|TOKEN|SALT|KEY|KEY_ID)$/;

/** What a process would complain about, or silently not read, in the environment of its service. */
export function environmentProblems(
  { services }: ComposeFile,
  schemas: Readonly<Record<string, z.ZodType>>,
): string[] {
  return Object.entries(services).flatMap(([name, { environment }]) => {
    const schema = schemas[name];
    if (!schema) return [`${name}: nobody said which variables it reads`];
    const known = new Set(variablesOf(schema));
    const unread = Object.keys(environment).filter((variable) => !known.has(variable));
    return [
      ...unread.map((variable) => `${name}: reads no ${variable}`),
      ...refusals(schema, environment).map((problem) => `${name}: ${problem}`),
    ];
  });
}

function refusals(schema: z.ZodType, environment: Record<string, string>): string[] {
  try {
    readEnv(schema, environment);
    return [];
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
}

/** Secrets that stand in the file itself: as a literal, or as the default of a variable. */
export function secretProblems(document: Readonly<Record<string, unknown>>): string[] {
  const services = document['services'] as Record<
    string,
    { environment?: Record<string, unknown> }
  >;
  return Object.entries(services).flatMap(([name, { environment = {} }]) =>
    Object.entries(environment).flatMap(([variable, value]) => {
      const references = referencesIn(String(value));
      const given = references.find(({ name, rest, mode }) => {
        return SECRET.test(name) && mode !== '?' && rest !== '';
      });
      if (given) return [`${name}: ${given.name} has a default`];
      const isLiteral = SECRET.test(variable) && references.length === 0;
      return isLiteral ? [`${name}: ${variable} is written into the file`] : [];
    }),
  );
}
