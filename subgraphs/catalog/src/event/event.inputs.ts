import { idSchema } from '@focus-racer/contracts';
import { Field, Float, ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { EventVisibility } from './event.enums.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((value) => value || null);

const confidence = z.number().min(0).max(1);

const isTimeZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

const MAX_RACES = 50;
export const raceNameSchema = text(120);

@InputType({ description: 'A new event; it begins as a DRAFT.' })
export class CreateEventInput {
  @Field(() => ID, { description: 'Who owns it and pays its credits.' })
  organizationId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Its address, as in /e/<slug>: lower-case letters, digits, hyphens. Absent, one is made of the name and six random characters, which nobody can guess; a chosen one can be. CONFLICT when taken.',
  })
  slug?: string | null;

  @Field(() => String, { description: 'The local date of its first day, as "2026-05-03".' })
  startsOn!: string;

  @Field(() => String, { nullable: true })
  place?: string | null;

  @Field(() => String, { nullable: true })
  sport?: string | null;

  @Field(() => String, { description: 'IANA time zone of the course, as "Europe/Paris".' })
  timeZone!: string;

  @Field(() => Boolean, { defaultValue: false })
  publicNames!: boolean;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Names of its races; a start list can bring more.',
  })
  races!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'The same key of the same organization gives the same event again.',
  })
  idempotencyKey?: string | null;
}

export const createEventSchema = z.object({
  organizationId: idSchema,
  name: text(200),
  slug: z
    .string()
    .min(3)
    .max(80)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens')
    .nullish(),
  startsOn: z.iso.date(),
  place: optionalText(200),
  sport: optionalText(60),
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone'),
  publicNames: z.boolean(),
  races: z.array(raceNameSchema).max(MAX_RACES),
  idempotencyKey: z.string().min(1).max(200).nullish(),
});

@InputType({ description: 'What changes of an event; an absent field stays as it is.' })
export class UpdateEventInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  startsOn?: string | null;

  @Field(() => String, { nullable: true, description: 'An empty text removes it.' })
  place?: string | null;

  @Field(() => String, { nullable: true, description: 'An empty text removes it.' })
  sport?: string | null;

  @Field(() => EventVisibility, {
    nullable: true,
    description: 'Made DRAFT again, the photos move to new addresses within seconds.',
  })
  visibility?: keyof typeof EventVisibility | null;

  @Field(() => Boolean, { nullable: true })
  publicNames?: boolean | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'From this confidence on, 0 to 1, a bib is published without anybody having looked. The photos are decided again, without reading them again.',
  })
  publishConfidence?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'From this confidence up to the other a bib waits among the uncertain reads; below it is not shown. At most publishConfidence.',
  })
  doubtConfidence?: number | null;
}

export const updateEventSchema = z.object({
  eventId: idSchema,
  name: text(200).nullish(),
  startsOn: z.iso.date().nullish(),
  place: z.string().trim().max(200).nullish(),
  sport: z.string().trim().max(60).nullish(),
  visibility: z.enum(EventVisibility).nullish(),
  publicNames: z.boolean().nullish(),
  publishConfidence: confidence.nullish(),
  doubtConfidence: confidence.nullish(),
});
