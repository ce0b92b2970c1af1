import {
  type ApiKeyFragment,
  ApiKeysDocument,
  CreateApiKeyDocument,
  type CreateApiKeyInput,
  RevokeApiKeyDocument,
  RotateApiKeyDocument,
} from '~/graphql/generated.ts';

export interface ToldSecret {
  name: string;
  secret: string;
}

/** The keys of an organization, and the secret that was told last: it cannot be asked for again. */
export function useApiKeys(organizationId: () => string | null) {
  const { mutate } = useGraph();
  const { data, error, settled, retry } = useGraphQuery(
    ApiKeysDocument,
    () => ({ organizationId: organizationId() ?? '' }),
    () => organizationId() === null,
  );
  const told = ref<ToldSecret | null>(null);
  const keys = computed<readonly ApiKeyFragment[] | undefined>(() => data.value?.apiKeys);
  watch(organizationId, () => (told.value = null));

  return {
    keys,
    error,
    settled,
    retry,
    told,
    /** The most keys there may be when there are as many, else null: it was made. */
    async create(input: CreateApiKeyInput): Promise<number | null> {
      const { createApiKey: made } = await mutate(CreateApiKeyDocument, { input });
      if (made.__typename === 'TooManyApiKeysError') return made.max;
      told.value = { name: made.apiKey.name, secret: made.secret };
      retry();
      return null;
    },
    async rotate(keyId: string, overlapHours: number): Promise<void> {
      const { rotateApiKey } = await mutate(RotateApiKeyDocument, {
        input: { keyId, overlapHours },
      });
      told.value = { name: rotateApiKey.apiKey.name, secret: rotateApiKey.secret };
      retry();
    },
    async revoke(keyId: string): Promise<void> {
      await mutate(RevokeApiKeyDocument, { keyId });
      retry();
    },
  };
}
