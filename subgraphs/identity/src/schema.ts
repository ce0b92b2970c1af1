import { buildInternalSchema, buildPublicSchema, MailResolver } from '@focus-racer/service-kit';
import { AccountResolver } from './account/account.resolver.ts';
import { ApiKeyInternalResolver } from './api-key/api-key.internal.resolver.ts';
import { ApiKeyResolver } from './api-key/api-key.resolver.ts';
import type { IdentityContext } from './context.ts';
import { ContactResolver } from './internal/contact.resolver.ts';
import { InternalResolver } from './internal/internal.resolver.ts';
import { MailAddressResolver } from './internal/mail-address.resolver.ts';
import { SessionResolver } from './session/session.resolver.ts';

export async function buildIdentitySchemas() {
  const publicSchema = await buildPublicSchema({
    resolvers: [AccountResolver, ApiKeyResolver, SessionResolver],
    references: {
      Account: ({ id }: { id: string }, ctx: IdentityContext) => ctx.loaders.account.load(id),
      Organization: ({ id }: { id: string }, ctx: IdentityContext) =>
        ctx.loaders.organization.load(id),
    },
  });
  const internalSchema = await buildInternalSchema([
    ApiKeyInternalResolver,
    InternalResolver,
    ContactResolver,
    MailAddressResolver,
    MailResolver,
  ]);
  return { publicSchema, internalSchema };
}
