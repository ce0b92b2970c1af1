import { expect, jest, test } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { CLOSE_CODES } from './close-codes.ts';
import { FederatedSubscription } from './federated-subscription.ts';
import type { Upstream, UpstreamSink } from './upstream.ts';

function subscribe(complete = (item: ExecutionResult) => Promise.resolve(item)) {
  const sinks: UpstreamSink[] = [];
  const unsubscribe = jest.fn();
  const close = jest.fn();
  const upstream = {
    subscribe: (_operation: unknown, sink: UpstreamSink) => {
      sinks.push(sink);
      return unsubscribe;
    },
  };
  const subscription = new FederatedSubscription({
    plan: { subgraph: 'catalog', operation: { query: '', variables: {} } },
    socket: { upstream: () => upstream as unknown as Upstream, close },
    complete,
    onLost: () => undefined,
  });
  return { subscription, sink: sinks[0]!, unsubscribe, close };
}

const arrivals = (...photos: number[]) => ({ data: { eventPhotos: { photos } } });

test('a slow reader gets what it missed in one item', async () => {
  const { subscription, sink } = subscribe();
  for (let photo = 1; photo <= 500; photo += 1) sink.next(arrivals(photo));
  const { value } = (await subscription.next()) as { value: ReturnType<typeof arrivals> };
  expect(value.data.eventPhotos.photos).toHaveLength(500);
});

test('a reader that is too slow is sent to read again', () => {
  const { sink, close } = subscribe();
  sink.next(arrivals(...Array.from({ length: 1_001 }, (_, index) => index)));
  expect(close).not.toHaveBeenCalled();
  sink.next(arrivals(1_001));
  expect(close).toHaveBeenCalledWith(CLOSE_CODES.tooSlow, expect.any(String));
});

test('return() answers while next() waits, and ends the subscription upstream', async () => {
  const { subscription, unsubscribe } = subscribe();
  const pending = subscription.next();
  await expect(subscription.return()).resolves.toEqual({ done: true, value: undefined });
  await expect(pending).resolves.toEqual({ done: true, value: undefined });
  expect(unsubscribe).toHaveBeenCalledTimes(1);
});

test('an item being completed when the reader leaves is not delivered any more', async () => {
  const completion = Promise.withResolvers<ExecutionResult>();
  const { subscription, sink } = subscribe(() => completion.promise);
  const pending = subscription.next();
  sink.next(arrivals(1));
  await subscription.return();
  completion.resolve(arrivals(1));
  await expect(pending).resolves.toEqual({ done: true, value: undefined });
});

test('what the subgraph refuses is thrown with its code', async () => {
  const { subscription, sink } = subscribe();
  const pending = subscription.next();
  sink.refuse([{ message: 'event not found', extensions: { code: 'NOT_FOUND' } }]);
  await expect(pending).rejects.toMatchObject({
    message: 'event not found',
    extensions: { code: 'NOT_FOUND' },
  });
});
