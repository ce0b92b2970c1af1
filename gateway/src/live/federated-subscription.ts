import { LiveIterator } from '@focus-racer/service-kit';
import { type ExecutionResult, GraphQLError } from 'graphql';
import type { SubscriptionPlan } from '../graph/plan-subscription.ts';
import { CLOSE_CODES } from './close-codes.ts';
import type { ClientSocket } from './client-socket.ts';
import { countArrivals, MAX_WAITING_ARRIVALS, mergeItems } from './merge-items.ts';

export interface FederatedSubscriptionParts {
  plan: Pick<SubscriptionPlan, 'subgraph' | 'operation'>;
  socket: Pick<ClientSocket, 'upstream' | 'close'>;
  complete: (item: ExecutionResult) => Promise<ExecutionResult>;
  onLost: (cause: unknown) => void;
}

/**
 * What a client gets of one subscription. Items wait, folded into one, while the client is slow. A
 * subgraph ends a subscription when it stops or when its viewer may see no more, and both look alike:
 * the client's socket closes, so that the client subscribes again and learns which, or misses nothing.
 */
export class FederatedSubscription implements AsyncIterableIterator<ExecutionResult> {
  private readonly items: LiveIterator<ExecutionResult>;
  private readonly complete: FederatedSubscriptionParts['complete'];
  private refusal: GraphQLError | null = null;
  private closed = false;

  constructor({ plan, socket, complete, onLost }: FederatedSubscriptionParts) {
    this.complete = complete;
    this.items = new LiveIterator<ExecutionResult>({
      merge: (waiting, newer) => {
        const merged = mergeItems(waiting, newer);
        if (countArrivals(merged.data) > MAX_WAITING_ARRIVALS) {
          socket.close(CLOSE_CODES.tooSlow, 'Too slow for these items: connect and read again');
        }
        return merged;
      },
      onClose: () => unsubscribe(),
    });
    const unsubscribe = socket.upstream(plan.subgraph).subscribe(plan.operation, {
      next: (item) => this.items.push(item),
      refuse: ([error]) => {
        this.refusal = new GraphQLError(error?.message ?? 'refused', {
          extensions: { ...error?.extensions, serviceName: plan.subgraph },
        });
        this.items.close();
      },
      lose: (cause) => {
        onLost(cause);
        socket.close(CLOSE_CODES.subgraphRestarted, `The ${plan.subgraph} restarts: connect again`);
      },
    });
  }

  async next(): Promise<IteratorResult<ExecutionResult>> {
    const item = await this.items.next();
    if (this.refusal) throw this.refusal;
    if (item.done) return { done: true, value: undefined };
    const answer = await this.complete(item.value);
    return this.closed ? { done: true, value: undefined } : { done: false, value: answer };
  }

  return(): Promise<IteratorResult<ExecutionResult>> {
    this.closed = true;
    return this.items.return();
  }

  throw(error: unknown): Promise<IteratorResult<ExecutionResult>> {
    this.closed = true;
    return this.items.throw(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
