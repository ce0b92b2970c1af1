import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Failures to sign in of late: of an account, of a client's address, of a device or of a proof. */
@Entity({ tableName: 'sign_in_failure' })
@Index({ name: 'sign_in_failure_last_at', properties: ['lastAt'] })
export class SignInFailure {
  /** What is counted and a keyed hash of whom: an unknown address is counted like a known one. */
  @PrimaryKey({ type: 'text' })
  key!: string;

  @Property({ type: 'integer' })
  failures!: number;

  @Property({ type: 'timestamptz' })
  lastAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  proofMailedAt: Date | null = null;
}
