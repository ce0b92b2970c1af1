import { Field, Int, ObjectType } from 'type-graphql';
import { type Event } from '../event/event.entity.ts';

/** What was asked; its fields are resolved one by one. */
@ObjectType({ description: 'What the event knows of a bib. Leading zeros do not matter.' })
export class BibSearch {
  event!: Event;
  bibKey!: string;
  first!: number;
  after!: string | null;

  @Field(() => String, { description: 'As it was asked for, trimmed.' })
  bib!: string;
}

@ObjectType({ description: 'A bib that is one slip away from the one asked for.' })
export class BibSuggestion {
  @Field(() => String)
  bib!: string;

  @Field(() => String, { nullable: true, description: 'null unless the event shows names.' })
  name!: string | null;

  @Field(() => Int)
  photoCount!: number;
}
