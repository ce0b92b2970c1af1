import type { AuditLine } from '@focus-racer/contracts';
import { BigIntType } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'One line of what happened. Lines are never changed or removed.' })
@Entity({ tableName: 'audit_entry' })
@Index({ name: 'audit_entry_subject', properties: ['subject', 'seq'] })
@Index({ name: 'audit_entry_action', properties: ['action', 'seq'] })
export class AuditEntry {
  @Field(() => Int, { description: '1, 2, 3 … without a gap.' })
  @PrimaryKey({ type: new BigIntType('number'), autoincrement: false })
  seq!: number;

  @Field(() => ID)
  @Property({ type: 'uuid', unique: 'audit_entry_id' })
  id!: string;

  @Field(() => GraphQLDateTime, { description: 'When it happened, not when it was written here.' })
  @Property({ type: 'timestamptz' })
  at!: Date;

  @Field(() => String, { description: 'account:<id>, service:<name> or anonymous.' })
  @Property({ type: 'text' })
  actor!: string;

  @Field(() => String, { description: 'noun.pastTense, as `session.opened`.' })
  @Property({ type: 'text' })
  action!: string;

  @Field(() => String, { description: '<noun>:<id>.' })
  @Property({ type: 'text' })
  subject!: string;

  @Field(() => GraphQLJSONObject)
  @Property({ type: 'json' })
  details!: AuditLine['details'];

  /** The hash of the line before; 64 zeros on the first. */
  @Property({ type: 'text' })
  prevHash!: string;

  @Field(() => String, {
    description: 'SHA-256 over this line and the hash of the one before: a changed line breaks it.',
  })
  @Property({ type: 'text' })
  hash!: string;
}
