import { buildInternalSchema, buildPublicSchema } from '@focus-racer/service-kit';
import type { CommerceContext } from './context.ts';
import { CreditAccountResolver, visibleCreditAccount } from './credit/credit-account.resolver.ts';
import { InternalResolver } from './internal/internal.resolver.ts';
import { ReadingPriceResolver } from './reading-price/reading-price.resolver.ts';
import { OrganizationReference } from './references/organization.ts';

export async function buildCommerceSchemas() {
  const publicSchema = await buildPublicSchema({
    resolvers: [CreditAccountResolver, ReadingPriceResolver],
    orphanedTypes: [OrganizationReference],
    references: {
      Organization: ({ id }: { id: string }) => ({ id }),
      CreditAccount: ({ organizationId }: { organizationId: string }, ctx: CommerceContext) =>
        visibleCreditAccount(ctx, organizationId),
    },
  });
  const internalSchema = await buildInternalSchema([InternalResolver]);
  return { publicSchema, internalSchema };
}
