import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Event } from '../event/event.entity.ts';

@ObjectType({
  description: 'One course of an event, as "10 km" or "Marathon". Bibs are unique in it.',
})
@Entity({ tableName: 'race' })
@Unique({ name: 'race_name', properties: ['eventId', 'nameKey'] })
export class Race {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Event, { mapToPk: true, fieldName: 'event_id', updateRule: 'no action' })
  eventId!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  /** The name without case, accents and spacing: two spellings of one race are one race. */
  @Property({ type: 'text' })
  nameKey!: string;

  @Field(() => Int, { description: 'How many bibs its start list holds.' })
  @Property({ type: 'integer' })
  startListSize = 0;
}
