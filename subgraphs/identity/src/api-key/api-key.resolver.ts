import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Account } from '../account/account.entity.ts';
import type { IdentityContext } from '../context.ts';
import { ApiKey, ApiKeyScopeEnum, type ApiKeyScopeName, SCOPES } from './api-key.entity.ts';
import { CreateApiKeyInput, RotateApiKeyInput } from './api-key.inputs.ts';
import { ApiKeyWithSecret, CreateApiKeyResult, TooManyApiKeysError } from './api-key.results.ts';
import { MAX_API_KEYS } from './api-key.service.ts';

const NAMES = Object.keys(SCOPES) as ApiKeyScopeName[];

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Query(() => [ApiKey], {
    description:
      'The keys of an organization that were not revoked, the newest first; at most 20. For owners and managers.',
  })
  apiKeys(
    @Arg('organizationId', () => ID) organizationId: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<ApiKey[]> {
    return ctx.apiKeys.list(ctx.viewer, organizationId);
  }

  @Mutation(() => CreateApiKeyResult, {
    description: 'Makes a key that acts for the organization. For owners and managers.',
  })
  async createApiKey(
    @Arg('input', () => CreateApiKeyInput) input: CreateApiKeyInput,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof CreateApiKeyResult> {
    const made = await ctx.apiKeys.create(ctx.viewer, input);
    if (!made) return Object.assign(new TooManyApiKeysError(), { max: MAX_API_KEYS });
    return Object.assign(new ApiKeyWithSecret(), made);
  }

  @Mutation(() => ApiKeyWithSecret, {
    description: 'Gives a key a new secret; the one before works for some hours more.',
  })
  rotateApiKey(
    @Arg('input', () => RotateApiKeyInput) input: RotateApiKeyInput,
    @Ctx() ctx: IdentityContext,
  ): Promise<ApiKeyWithSecret> {
    return ctx.apiKeys.rotate(ctx.viewer, input);
  }

  @Mutation(() => ApiKey, { description: 'Ends a key at once, also on sockets that it opened.' })
  revokeApiKey(
    @Arg('keyId', () => ID) keyId: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<ApiKey> {
    return ctx.apiKeys.revoke(ctx.viewer, keyId);
  }

  @FieldResolver(() => [ApiKeyScopeEnum])
  scopes(@Root() key: ApiKey): ApiKeyScopeName[] {
    return NAMES.filter((name) => key.scopes.includes(SCOPES[name]));
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who made it: the author of what it sends.',
  })
  createdBy(@Root() key: ApiKey, @Ctx() ctx: IdentityContext): Promise<Account | null> {
    return ctx.loaders.account.load(key.account.id);
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'Until when the secret before the newest works; null when none does.',
  })
  previousSecretUntil(@Root() key: ApiKey, @Ctx() ctx: IdentityContext): Promise<Date | null> {
    return ctx.loaders.previousSecretUntil.load(key.id);
  }
}
