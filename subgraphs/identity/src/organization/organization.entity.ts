import type { OrganizationKind } from '@focus-racer/contracts';
import { graphqlEnum } from '@focus-racer/service-kit';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

export const OrganizationKindEnum = graphqlEnum<OrganizationKind>(
  'OrganizationKind',
  'What an organization does on the platform.',
  {
    PHOTOGRAPHER: { description: 'One photographer.' },
    ORGANIZER: { description: 'Holds races and hires those who photograph them.' },
    AGENCY: { description: 'Several photographers under one name.' },
    CLUB: { description: 'A sports club with events of its own.' },
    FEDERATION: { description: 'Clubs and their events.' },
  },
);

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Who owns events, sells photos and pays credits.' })
@Entity({ tableName: 'organization' })
export class Organization {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  @Field(() => OrganizationKindEnum)
  @Property({ type: 'text' })
  kind!: OrganizationKind;

  /** ISO 3166-1, two letters. Shown by field resolvers to members only, with what follows. */
  @Property({ type: 'text', nullable: true })
  country: string | null = null;

  /** Fourteen digits of a French establishment. */
  @Property({ type: 'text', nullable: true })
  siret: string | null = null;

  /** With its country's prefix, without spaces. */
  @Property({ type: 'text', nullable: true })
  vatNumber: string | null = null;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  /** Who founded it as a further one; null for those that came with an account. */
  @Property({ type: 'uuid', nullable: true, index: 'organization_founder' })
  foundedBy: string | null = null;

  /** When its last member closed her account. */
  @Property({ type: 'timestamptz', nullable: true })
  closedAt: Date | null = null;
}
