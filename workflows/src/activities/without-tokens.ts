import type { ActivityInterceptors } from '@temporalio/worker';

/** 128 random bits in hex: whoever knows them can open a public rendition. */
const PUBLIC_TOKEN = /[0-9a-f]{32}/g;

/** The same error, fit for a history: messages of the store name the object, and with it its address. */
export function withoutTokens(error: unknown): unknown {
  for (let at = error; at instanceof Error; at = at.cause) {
    at.message = at.message.replace(PUBLIC_TOKEN, '…');
    at.stack = at.stack?.replace(PUBLIC_TOKEN, '…');
  }
  return error;
}

/** What an activity fails with stands in its history, which operators read. */
export function keepTokensOutOfFailures(): ActivityInterceptors {
  return {
    inbound: {
      async execute(input, next) {
        try {
          return await next(input);
        } catch (error) {
          throw withoutTokens(error);
        }
      },
    },
  };
}
