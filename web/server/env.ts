import { z } from 'zod';
import { webEnvSchema } from './env-schema.ts';

function readWebEnv() {
  const result = webEnvSchema.safeParse(process.env);
  if (!result.success) throw new Error(z.prettifyError(result.error));
  return Object.freeze({
    graphqlUrl: result.data.GRAPHQL_INTERNAL_URL,
    webToken: result.data.WEB_TOKEN,
    trustedProxies: result.data.TRUSTED_PROXIES,
    secure: result.data.NUXT_PUBLIC_I18N_BASE_URL?.startsWith('https:') ?? false,
    liveOrigin: new URL(result.data.NUXT_PUBLIC_GRAPHQL_WS_URL).origin,
    filesOrigin: new URL(result.data.NUXT_PUBLIC_FILES_URL).origin,
  });
}

export const env = readWebEnv();
