import type { ExecutionResult } from 'graphql';
import type { Client } from 'graphql-ws';
import type { Outcome } from '../../../scripts/authorization/rules.ts';
import { connect } from '../live-client.ts';
import { type Answer, ask } from '../public-client.ts';
import type { Credentials } from './world.ts';

const REFUSALS: readonly unknown[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'];
/** It says nothing until something changes; its neighbour, with the same rights, begins with a state. */
const SILENT = { field: 'eventPhotos', neighbour: 'eventProgress', of: 'version' };
const ANSWERS_IN_BETWEEN = 3;

/**
 * What an operation answers. Whoever is let in may still hear that her input or the state of things
 * does not allow it (BAD_USER_INPUT, CONFLICT, RATE_LIMITED): that is no matter of rights.
 */
export async function outcomeOf(
  url: string,
  operation: string,
  call: string,
  credentials: Credentials,
): Promise<Outcome> {
  const [kind = ''] = operation.split(' ');
  const answer =
    kind === 'subscription'
      ? await subscribe(url, call, credentials)
      : await ask(url, `${kind} { ${call} }`, {}, credentials);
  const code = answer.errors?.[0]?.extensions?.['code'];
  const isRefusal = code !== undefined && (kind === 'subscription' || answer.errors?.[0]?.path);
  if (answer.errors && !isRefusal && code !== 'UNAUTHENTICATED') {
    throw new Error(JSON.stringify(answer.errors));
  }
  if (REFUSALS.includes(code)) return code as Outcome;
  return isRefusedInside(answer) ? 'NOT_FOUND' : 'yes';
}

/** completeUploads answers each photo by itself. */
function isRefusedInside({ data }: Answer): boolean {
  const payload = data?.['completeUploads'] as { results: { outcome: string }[] } | undefined;
  return payload?.results[0]?.outcome === 'NOT_FOUND';
}

async function subscribe(url: string, call: string, credentials: Credentials): Promise<Answer> {
  const client = connect(url, credentials);
  try {
    const asked = firstOf(client, `subscription { ${call} }`);
    return call.startsWith(SILENT.field)
      ? await Promise.race([asked, silenceOf(client, call, asked)])
      : await asked;
  } finally {
    await client.dispose();
  }
}

/** Nothing, unless its neighbour is no more let in, once others who asked later have been answered. */
async function silenceOf(client: Client, call: string, asked: Promise<Answer>): Promise<Answer> {
  const [args] = /\(.*?\)/.exec(call) ?? [''];
  const neighbour = `subscription { ${SILENT.neighbour}${args} { ${SILENT.of} } }`;
  const { errors } = await firstOf(client, neighbour);
  // A key may have the scope of the one alone.
  if (errors && errors[0]?.extensions?.['code'] !== 'FORBIDDEN') return asked;
  for (let i = 0; i < ANSWERS_IN_BETWEEN; i += 1) {
    await firstOf(client, '{ events(first: 1) { edges { cursor } } }');
  }
  return {};
}

function firstOf(client: Client, query: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    client.subscribe(
      { query },
      {
        next: (item) => resolve(item as ExecutionResult as Answer),
        error: (error) =>
          Array.isArray(error) ? resolve({ errors: error as never }) : reject(error as Error),
        complete: () => resolve({}),
      },
    );
  });
}
