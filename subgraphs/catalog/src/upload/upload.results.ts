import { graphqlEnum } from '@focus-racer/service-kit';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Photo } from '../photo/photo.entity.ts';
import { RejectionReason } from '../photo/photo.enums.ts';

export const UploadStatus = graphqlEnum('UploadStatus', 'What to do with an announced file.', {
  UPLOAD: { description: 'Send it to the address in `upload`, then complete it.' },
  KNOWN: { description: 'Nothing: the event has this file from you, or it is twice in this call.' },
  REFUSED: { description: 'Nothing: it can never be accepted; see rejectionReason.' },
});

@ObjectType({ description: 'A header to send as it is.' })
export class UploadHeader {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  value!: string;
}

@ObjectType({
  description:
    'Where to send the bytes, straight to the object store. 412 means that they are there already.',
})
export class SignedUpload {
  @Field(() => String)
  url!: string;

  @Field(() => String)
  method!: string;

  @Field(() => [UploadHeader])
  headers!: UploadHeader[];

  @Field(() => GraphQLDateTime, { description: 'Ask again for a fresh address after this.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'The answer for one announced file.' })
export class UploadSlot {
  @Field(() => ID, { nullable: true, description: 'null when the file is refused.' })
  photoId!: string | null;

  @Field(() => UploadStatus)
  status!: keyof typeof UploadStatus;

  @Field(() => SignedUpload, { nullable: true })
  upload!: SignedUpload | null;

  @Field(() => Photo, { nullable: true })
  photo!: Photo | null;

  @Field(() => RejectionReason, { nullable: true })
  rejectionReason!: keyof typeof RejectionReason | null;
}

@ObjectType({ description: 'What to do with each announced file.' })
export class RequestUploadsPayload {
  @Field(() => [UploadSlot], { description: 'In the order of the files.' })
  slots!: UploadSlot[];
}

export const CompletionOutcome = graphqlEnum(
  'CompletionOutcome',
  'What became of a photo whose file was sent.',
  {
    RECEIVED: { description: 'Its file is there; its work begins.' },
    ALREADY_RECEIVED: { description: 'It was completed before.' },
    MISSING: { description: 'Its file is not there (yet): send it and complete again.' },
    REJECTED: { description: 'What arrived cannot be used; see rejectionReason.' },
    NO_LONGER_ALLOWED: {
      description: 'It is yours, but you no longer take part in its event: it is not taken.',
    },
    NOT_FOUND: { description: 'No photo of this id is there for you.' },
  },
);

@ObjectType({ description: 'The answer for one photo.' })
export class CompletedUpload {
  @Field(() => ID)
  photoId!: string;

  @Field(() => CompletionOutcome)
  outcome!: keyof typeof CompletionOutcome;

  @Field(() => RejectionReason, { nullable: true })
  rejectionReason!: keyof typeof RejectionReason | null;

  @Field(() => Photo, { nullable: true })
  photo!: Photo | null;
}

@ObjectType({ description: 'What became of each photo.' })
export class CompleteUploadsPayload {
  @Field(() => [CompletedUpload], { description: 'In the order of the ids.' })
  results!: CompletedUpload[];
}
