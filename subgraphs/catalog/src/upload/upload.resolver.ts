import { KeyScope } from '@focus-racer/service-kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { completeUploads } from './complete-uploads.ts';
import { requestUploads } from './request-uploads.ts';
import { CompleteUploadsInput, RequestUploadsInput } from './upload.inputs.ts';
import { CompleteUploadsPayload, RequestUploadsPayload } from './upload.results.ts';

@Resolver()
export class UploadResolver {
  @KeyScope('photos:write')
  @Mutation(() => RequestUploadsPayload, {
    description:
      'Announces files of an event and answers, for each, where to send it. Ask again to go on after a break: what is there already is KNOWN.',
  })
  requestUploads(
    @Arg('input', () => RequestUploadsInput) input: RequestUploadsInput,
    @Ctx() context: CatalogContext,
  ): Promise<RequestUploadsPayload> {
    return requestUploads(context, input);
  }

  @KeyScope('photos:write')
  @Mutation(() => CompleteUploadsPayload, {
    description:
      'Checks files that were sent and starts their work. Each photo is answered by itself.',
  })
  completeUploads(
    @Arg('input', () => CompleteUploadsInput) input: CompleteUploadsInput,
    @Ctx() context: CatalogContext,
  ): Promise<CompleteUploadsPayload> {
    return completeUploads(context, input);
  }
}
