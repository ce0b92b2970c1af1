import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { canManage } from '../event/event.policy.ts';
import { StartListEntry } from './start-list-entry.entity.ts';

@Resolver(() => StartListEntry)
export class StartListEntryResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'null unless the event shows names or the viewer manages it.',
  })
  async name(
    @Root() entry: StartListEntry,
    @Ctx() { load, viewer }: CatalogContext,
  ): Promise<string | null> {
    const event = await load.event.load(entry.eventId);
    return event && (event.publicNames || canManage(viewer, event)) ? entry.name : null;
  }
}
