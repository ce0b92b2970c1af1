import { Ctx, Query, Resolver } from 'type-graphql';
import type { CommerceContext } from '../context.ts';
import { checkCanSeeReadingPrice } from './reading-price.policy.ts';
import { ReadingPrice, readingPriceOf } from './reading-price.ts';

@Resolver()
export class ReadingPriceResolver {
  @Query(() => ReadingPrice, {
    description: 'The engine that reads the photos, and its price. For administrators.',
  })
  readingPrice(@Ctx() ctx: CommerceContext): ReadingPrice {
    checkCanSeeReadingPrice(ctx.viewer);
    return readingPriceOf(ctx.readingPrice);
  }
}
