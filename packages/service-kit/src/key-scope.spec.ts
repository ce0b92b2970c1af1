import { expect, test } from '@jest/globals';
import { ANONYMOUS, newId, type ApiKeyScope, type Viewer } from '@focus-racer/contracts';
import { graphql, parse, subscribe, type ExecutionResult } from 'graphql';
import { Field, FieldResolver, ObjectType, Query, Resolver, Subscription } from 'type-graphql';
import { KeyScope } from './key-scope.ts';
import { LiveIterator } from './live-iterator.ts';
import { buildPublicSchema } from './schemas.ts';

@ObjectType()
class Race {
  @Field(() => String)
  name!: string;
}

@Resolver(() => Race)
class RaceResolver {
  @KeyScope('events:read')
  @Query(() => Race)
  race(): Race {
    return { name: 'Lake' };
  }

  @Query(() => String)
  mine(): string {
    return 'mine';
  }

  @KeyScope('photos:read')
  @FieldResolver(() => String, { nullable: true })
  picture(): string {
    return 'a picture';
  }

  @KeyScope('events:read')
  @Subscription(() => String, {
    subscribe: () =>
      new LiveIterator<string>({ merge: (_old, newer) => newer, onClose: () => undefined }),
  })
  laps(): string {
    return 'one more';
  }
}

const { schema } = await buildPublicSchema({ resolvers: [RaceResolver] });

function keyWith(...scopes: ApiKeyScope[]): Viewer {
  return { kind: 'apiKey', keyId: newId(), accountId: newId(), scopes, memberships: [] };
}

async function ask(viewer: Viewer, source: string) {
  const { data, errors } = await graphql({ schema, source, contextValue: { viewer } });
  return { data, refusals: errors?.map(({ message, extensions }) => ({ message, ...extensions })) };
}

test('a key with the scope of a root field is answered', async () => {
  expect(await ask(keyWith('events:read'), '{ race { name } }')).toEqual({
    data: { race: { name: 'Lake' } },
  });
});

test('a key without it is refused, and told which', async () => {
  expect(await ask(keyWith('photos:read'), '{ race { name } }')).toEqual({
    data: null,
    refusals: [
      {
        code: 'FORBIDDEN',
        params: { scope: 'events:read' },
        message: 'This key lacks the scope events:read',
      },
    ],
  });
});

test('a root field that declares no scope is not for keys', async () => {
  const { refusals } = await ask(
    keyWith('events:read', 'startlist:write', 'photos:read', 'photos:write', 'photos:pii'),
    '{ mine }',
  );
  expect(refusals).toEqual([{ code: 'FORBIDDEN', message: 'mine is not for API keys' }]);
});

test('a field below that leads further asks for its own', async () => {
  const { data, refusals } = await ask(keyWith('events:read'), '{ race { name picture } }');
  expect(data).toEqual({ race: { name: 'Lake', picture: null } });
  expect(refusals).toMatchObject([{ code: 'FORBIDDEN', params: { scope: 'photos:read' } }]);
  const both = keyWith('events:read', 'photos:read');
  expect((await ask(both, '{ race { picture } }')).refusals).toBeUndefined();
});

test('a subscription asks before it begins', async () => {
  const listen = (viewer: Viewer) =>
    subscribe({ schema, document: parse('subscription { laps }'), contextValue: { viewer } });
  const refused = (await listen(keyWith('photos:read'))) as ExecutionResult;
  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  expect(await listen(keyWith('events:read'))).toHaveProperty('next');
});

test('people and visitors have no scopes and need none', async () => {
  expect(await ask(ANONYMOUS, '{ mine race { picture } }')).toEqual({
    data: { mine: 'mine', race: { picture: 'a picture' } },
  });
});
