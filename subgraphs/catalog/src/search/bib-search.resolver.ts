import { KeyScope } from '@focus-racer/service-kit';
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { PageArguments } from '../page-arguments.ts';
import { PhotoConnection } from '../photo/photo.connection.ts';
import { StartListEntry } from '../start-list/start-list-entry.entity.ts';
import { BibSearch, BibSuggestion } from './bib-search.results.ts';
import {
  countPhotos,
  findEntriesOfBib,
  listPhotosOfBib,
  searchBib,
  suggestBibs,
} from './search-bib.ts';

@Resolver(() => Event)
export class EventSearchResolver {
  @KeyScope('photos:read')
  @FieldResolver(() => BibSearch, {
    description: 'Finds a bib. Leading zeros do not matter: "007" finds 7.',
  })
  bibSearch(
    @Root() event: Event,
    @Arg('bib', () => String) bib: string,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: CatalogContext,
  ): Promise<BibSearch> {
    context.load.event.prime(event.id, event);
    return searchBib(context, event, bib, page);
  }
}

@Resolver(() => BibSearch)
export class BibSearchResolver {
  @FieldResolver(() => [StartListEntry], { description: 'Who wears it: one a race at most.' })
  entries(@Root() search: BibSearch, @Ctx() context: CatalogContext): Promise<StartListEntry[]> {
    return findEntriesOfBib(context, search);
  }

  @FieldResolver(() => PhotoConnection, { description: 'Published photos in the order taken.' })
  photos(@Root() search: BibSearch, @Ctx() context: CatalogContext): Promise<PhotoConnection> {
    return listPhotosOfBib(context, search);
  }

  @FieldResolver(() => Int, { description: 'How many photos, counted to 1,000.' })
  total(@Root() search: BibSearch, @Ctx() context: CatalogContext): Promise<number> {
    return countPhotos(context, search);
  }

  @FieldResolver(() => [BibSuggestion], {
    description:
      'Bibs one slip away, at most six, when the bib itself has no photo: "did you mean …?"',
  })
  nearMisses(@Root() search: BibSearch, @Ctx() context: CatalogContext): Promise<BibSuggestion[]> {
    return suggestBibs(context, search);
  }
}
