import { VIEWER_HEADER } from '@focus-racer/contracts';
import {
  AppError,
  type Logger,
  outgoingTraceparent,
  TRACEPARENT_HEADER,
} from '@focus-racer/service-kit';
import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayContext } from './gateway-context.ts';

type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

export interface SubgraphDataSourceOptions {
  name: string;
  url: string;
  timeoutMs: number;
  logger: Logger;
}

/** 400 holds refusals of the asker's input; anything else but 200 is not the asker's doing. */
const ANSWERED = new Set([200, 400]);
const AWAY = new Set([502, 503, 504]);

/**
 * Asks one subgraph over HTTP. Only the signed viewer and the trace go there, never what the client
 * sent. Throws UNAVAILABLE when it does not answer in time.
 */
export class SubgraphDataSource implements GraphQLDataSource {
  constructor(private readonly options: SubgraphDataSourceOptions) {}

  async process(options: GraphQLDataSourceProcessOptions): Promise<Answer> {
    const { query, variables, operationName } = options.request;
    const { signedViewer, addCookie } = options.context as GatewayContext;
    const headers = {
      'content-type': 'application/json',
      [VIEWER_HEADER]: await signedViewer(),
      [TRACEPARENT_HEADER]: outgoingTraceparent(),
    };
    const response = await this.post(headers, { query, variables, operationName }).catch(
      (error: unknown) => this.unavailable(error),
    );
    if (AWAY.has(response.status)) this.unavailable(response.status);
    if (!ANSWERED.has(response.status)) {
      throw new Error(`${this.options.name} answered ${response.status}: ${response.text}`);
    }
    response.cookies.forEach(addCookie);
    return JSON.parse(response.text) as Answer;
  }

  private async post(headers: Record<string, string>, body: object) {
    const response = await fetch(`${this.options.url}/graphql`, {
      method: 'POST',
      redirect: 'error',
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(this.options.timeoutMs),
    });
    return {
      status: response.status,
      text: await response.text(),
      cookies: response.headers.getSetCookie(),
    };
  }

  private unavailable(cause: unknown): never {
    const { name, logger } = this.options;
    logger.warn({ err: cause, subgraph: name }, 'a subgraph does not answer');
    throw new AppError(
      'UNAVAILABLE',
      `A part of this answer is missing: the ${name} does not answer just now, try again`,
      { subgraph: name },
    );
  }
}
