import { z } from 'zod';

const schema = z.object({
  GRAPHQL_INTERNAL_URL: z.url().default('http://127.0.0.1:4000/graphql'),
  NUXT_PUBLIC_GRAPHQL_WS_URL: z.url().default('ws://localhost:4000/graphql'),
  NUXT_PUBLIC_FILES_URL: z.url().default('http://localhost:4010'),
});

function readWebEnv() {
  const result = schema.safeParse(process.env);
  if (!result.success) throw new Error(z.prettifyError(result.error));
  return Object.freeze({
    graphqlUrl: result.data.GRAPHQL_INTERNAL_URL,
    liveOrigin: new URL(result.data.NUXT_PUBLIC_GRAPHQL_WS_URL).origin,
    filesOrigin: new URL(result.data.NUXT_PUBLIC_FILES_URL).origin,
  });
}

export const env = readWebEnv();
