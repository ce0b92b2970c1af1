import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import type { Asker, ErrorCode } from '@focus-racer/contracts';
import { AppError, withTrace } from '@focus-racer/service-kit';
import express, { type ErrorRequestHandler, type Express, type Response } from 'express';
import type { Authenticator } from '../access/authenticator.ts';
import { clientOf, type ProxyTrust } from '../access/client-address.ts';
import { visitorOf } from '../access/visitor.ts';
import { foreignOrigin } from '../access/origin.ts';
import { createSignedViewer, type GatewayContext } from '../graph/gateway-context.ts';
import type { FormatError } from '../graph/format-error.ts';
import { MAX_BODY } from '../limits/limits.ts';
import { tellRates } from '../limits/rate-headers.ts';
import type { Verdict } from '../limits/bucket.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { PersistedOperations } from '../persisted/persisted-operations.ts';

export interface GraphqlAppOptions {
  apollo: ApolloServer<GatewayContext>;
  authenticator: Authenticator;
  signViewer: (asker: Asker) => Promise<string>;
  publicUrl: string;
  trust: ProxyTrust;
  rates: RateLimits;
  persisted: PersistedOperations;
  formatError: FormatError;
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  BAD_USER_INPUT: 400,
  PAYLOAD_TOO_LARGE: 413,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

/** /graphql and /health. */
export function createGraphqlApp(options: GraphqlAppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/health', (_request, response) => void response.json({ status: 'ok' }));
  app.use('/graphql', express.json({ limit: MAX_BODY }));
  // The trace is the gateway's own: a client does not choose what our log lines are called.
  app.use('/graphql', (_request, _response, next) => withTrace(undefined, next));
  app.use('/graphql', async (request, response, next) => {
    response.setHeader('cache-control', 'no-store');
    const client = clientOf(request, options.trust);
    const tell = (verdicts: readonly Verdict[]) => tellRates(response, verdicts);
    const access = await options.authenticator
      .ofRequest(request.headers)
      .catch(async (error: unknown) => {
        const refused = error instanceof AppError && error.code === 'UNAUTHENTICATED';
        if (refused) await options.rates.countRefusal(client.address, tell);
        throw error;
      });
    const addCookie = cookieSink(response);
    access.cookies.forEach(addCookie);
    // Without a JSON body there is no name in it: Apollo Server says what is wrong.
    const body = request.body as object | undefined;
    const { request: asked, ours } = options.persisted.resolve(body ?? {});
    if (body) request.body = asked;
    const { viewer } = access;
    const visitorId = visitorOf(request.headers, options.trust.webToken);
    const settle = await options.rates.admit(
      { viewer, address: client.address, visitorId, ours },
      tell,
    );
    const context: GatewayContext = {
      signedViewer: createSignedViewer(options.signViewer, {
        viewer,
        client,
      }),
      settle,
      addCookie,
      foreignOrigin:
        access.by === 'cookie' ? foreignOrigin(request.headers, options.publicUrl) : null,
    };
    await expressMiddleware(options.apollo, { context: () => Promise.resolve(context) })(
      request,
      response,
      next,
    );
  });
  app.use(refuse(options.formatError));
  return app;
}

/** Of two cookies of one name the later counts: a logout clears what a renewal has just set. */
function cookieSink(response: Response): (cookie: string) => void {
  const cookies = new Map<string, string>();
  return (cookie) => {
    cookies.set(cookie.slice(0, cookie.indexOf('=')), cookie);
    response.setHeader('set-cookie', [...cookies.values()]);
  };
}

function refuse(formatError: FormatError): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const refusal = asRefusal(error);
    const status = refusal ? (STATUS[refusal.code] ?? 500) : 500;
    const formatted = formatError(refusal?.toJSON() ?? { message: 'fault' }, refusal ?? error);
    response.status(status).json({ errors: [formatted] });
  };
}

/** What body-parser throws, in the API's words. */
function asRefusal(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.too.large') {
    return new AppError('PAYLOAD_TOO_LARGE', `A request is at most ${MAX_BODY}`, { max: MAX_BODY });
  }
  return status !== undefined && status < 500
    ? new AppError('BAD_USER_INPUT', 'The body of the request is no JSON')
    : null;
}
