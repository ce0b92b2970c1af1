import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { ReidentifiedPage } from '../internal/internal.results.ts';
import { rejudgePage } from './rejudge-page.ts';

@Resolver()
export class RejudgeInternalResolver {
  @Mutation(() => ReidentifiedPage)
  rejudgePage(
    @Arg('eventId', () => ID) eventId: string,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: CatalogContext,
  ): Promise<ReidentifiedPage> {
    return rejudgePage(context, eventId, after);
  }
}
