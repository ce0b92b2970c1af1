import { UserError } from '@focus-racer/service-kit';
import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Event } from '../event/event.entity.ts';

@ObjectType({ description: 'Which column, counted from 0, holds what; null where none does.' })
export class StartListMapping {
  @Field(() => Int, { nullable: true })
  bib!: number | null;

  @Field(() => Int, { nullable: true })
  firstName!: number | null;

  @Field(() => Int, { nullable: true })
  lastName!: number | null;

  @Field(() => Int, { nullable: true })
  name!: number | null;

  @Field(() => Int, { nullable: true })
  race!: number | null;

  @Field(() => Int, { nullable: true })
  category!: number | null;

  @Field(() => Int, { nullable: true })
  club!: number | null;

  @Field(() => Int, { nullable: true })
  email!: number | null;
}

@ObjectType({ description: 'A row of the file that is being previewed, as it would be imported.' })
export class StartListRow {
  @Field(() => Int, { description: 'Its number in the file; the heading is row 1.' })
  row!: number;

  @Field(() => String)
  bib!: string;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String)
  race!: string;

  @Field(() => String, { nullable: true })
  category!: string | null;

  @Field(() => String, { nullable: true })
  club!: string | null;

  @Field(() => String, { nullable: true, description: 'From the file sent; never from the store.' })
  email!: string | null;
}

@ObjectType({ description: 'Something in a file that keeps it from being imported.' })
export class StartListProblem {
  @Field(() => Int, { description: 'The row in the file; the heading is row 1.' })
  row!: number;

  @Field(() => String, { nullable: true, description: "The column's heading." })
  column!: string | null;

  @Field(() => String, {
    description:
      'BIB_COLUMN_MISSING, NO_ROWS, BIB_MISSING, BIB_INVALID, BIB_TWICE, RACE_MISSING, TOO_MANY_RACES, CELL_TOO_LONG or EMAIL_INVALID.',
  })
  code!: string;

  @Field(() => String)
  message!: string;
}

@ObjectType({ description: 'What a file would become; nothing is kept.' })
export class StartListPreview {
  @Field(() => String)
  separator!: string;

  @Field(() => [String], { description: 'The headings.' })
  columns!: string[];

  @Field(() => StartListMapping)
  mapping!: StartListMapping;

  @Field(() => [StartListRow], { description: 'The first 20 rows.' })
  sample!: StartListRow[];

  @Field(() => Int)
  rowCount!: number;

  @Field(() => [StartListProblem], { description: 'The first 100.' })
  problems!: StartListProblem[];
}

@ObjectType({ description: 'The start list is in place; photos are being identified with it.' })
export class StartListImported {
  @Field(() => Event)
  event!: Event;

  @Field(() => Int, { description: 'How many bibs the event has now.' })
  entries!: number;

  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  changed!: number;

  @Field(() => Int)
  removed!: number;
}

@ObjectType({
  implements: UserError,
  description: 'The file has problems and was not imported; the list of before stands.',
})
export class InvalidStartListError extends UserError {
  @Field(() => [StartListProblem], { description: 'The first 100.' })
  problems!: StartListProblem[];
}

export const ImportStartListResult = createUnionType({
  name: 'ImportStartListResult',
  description: 'The new start list, or why the file was not imported.',
  types: () => [StartListImported, InvalidStartListError] as const,
  resolveType: (value) => ('problems' in value ? InvalidStartListError : StartListImported),
});
export type ImportStartListResult = StartListImported | InvalidStartListError;
