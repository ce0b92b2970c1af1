import { KeyScope } from '@focus-racer/service-kit';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { importStartList } from './import-start-list.ts';
import { previewStartList } from './preview-start-list.ts';
import { ImportStartListInput, StartListMappingInput } from './start-list.inputs.ts';
import { ImportStartListResult, StartListPreview } from './start-list.results.ts';

@Resolver()
export class StartListResolver {
  @KeyScope('startlist:write')
  @Query(() => StartListPreview, {
    description: 'Shows what a CSV would become. For owners and managers.',
  })
  previewStartList(
    @Arg('eventId', () => ID) eventId: string,
    @Arg('csv', () => String) csv: string,
    @Arg('mapping', () => StartListMappingInput, { nullable: true })
    mapping: StartListMappingInput | null,
    @Ctx() context: CatalogContext,
  ): Promise<StartListPreview> {
    return previewStartList(context, eventId, csv, mapping);
  }

  @KeyScope('startlist:write')
  @Mutation(() => ImportStartListResult, {
    description:
      "Replaces an event's start list; its photos are identified with the new one, without reading them again. For owners and managers.",
  })
  importStartList(
    @Arg('input', () => ImportStartListInput) input: ImportStartListInput,
    @Ctx() context: CatalogContext,
  ): Promise<ImportStartListResult> {
    return importStartList(context, input);
  }
}
