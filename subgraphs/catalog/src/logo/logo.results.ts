import { Field, ObjectType } from 'type-graphql';
import { SignedUpload } from '../upload/upload.results.ts';
import { EventLogo } from './event-logo.entity.ts';

@ObjectType({ description: 'A logo that was announced, and where to send its file.' })
export class RequestLogoUploadPayload {
  @Field(() => EventLogo)
  logo!: EventLogo;

  @Field(() => SignedUpload)
  upload!: SignedUpload;
}
