import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { canSeeNames } from './start-list-entry.policy.ts';
import { StartListEntry } from './start-list-entry.entity.ts';

@Resolver(() => StartListEntry)
export class StartListEntryResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'null unless the event shows names or the viewer manages it; a key needs photos:pii for that.',
  })
  async name(
    @Root() entry: StartListEntry,
    @Ctx() { load, viewer }: CatalogContext,
  ): Promise<string | null> {
    const event = await load.event.load(entry.eventId);
    return event && canSeeNames(viewer, event) ? entry.name : null;
  }
}
