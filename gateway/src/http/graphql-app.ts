import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import type { Asker, ErrorCode } from '@focus-racer/contracts';
import { AppError, withTrace } from '@focus-racer/service-kit';
import express, { type ErrorRequestHandler, type Express, type Response } from 'express';
import type { Authenticator } from '../access/authenticator.ts';
import { clientOf } from '../access/client-address.ts';
import { foreignOrigin } from '../access/origin.ts';
import { createSignedViewer, type GatewayContext } from '../graph/gateway-context.ts';
import type { FormatError } from '../graph/format-error.ts';
import { MAX_BODY } from '../limits/limits.ts';

export interface GraphqlAppOptions {
  apollo: ApolloServer<GatewayContext>;
  authenticator: Authenticator;
  signViewer: (asker: Asker) => Promise<string>;
  publicUrl: string;
  trustedProxies: number;
  formatError: FormatError;
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  BAD_USER_INPUT: 400,
  PAYLOAD_TOO_LARGE: 413,
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
    const access = await options.authenticator.ofRequest(request.headers);
    const addCookie = cookieSink(response);
    access.cookies.forEach(addCookie);
    const context: GatewayContext = {
      signedViewer: createSignedViewer(options.signViewer, {
        viewer: access.viewer,
        client: clientOf(request, options.trustedProxies),
      }),
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
