import { UserError } from '@focus-racer/service-kit';
import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { ApiKey } from './api-key.entity.ts';

@ObjectType({ description: 'A key with its new secret.' })
export class ApiKeyWithSecret {
  @Field(() => ApiKey)
  apiKey!: ApiKey;

  @Field(() => String, {
    description:
      'Send it as `Authorization: Bearer …`, on a socket as connectionParams.authorization. Told this once.',
  })
  secret!: string;
}

@ObjectType({ implements: UserError, description: 'The organization has as many keys as it may.' })
export class TooManyApiKeysError extends UserError {
  override message = 'This organization has as many API keys as it may: revoke one first';

  @Field(() => Int)
  max!: number;
}

export const CreateApiKeyResult = createUnionType({
  name: 'CreateApiKeyResult',
  types: () => [ApiKeyWithSecret, TooManyApiKeysError] as const,
});
