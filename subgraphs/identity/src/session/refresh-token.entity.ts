import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Rel } from '@mikro-orm/core';
import { Session } from './session.entity.ts';

/** One use of a session. The token itself is known to its holder only. */
@Entity({ tableName: 'refresh_token' })
export class RefreshToken {
  /** SHA-256 of the token, hex. The token is 256 random bits, so a slow hash would add nothing. */
  @PrimaryKey({ type: 'text' })
  hash!: string;

  @ManyToOne(() => Session, { index: 'refresh_token_session', deleteRule: 'cascade' })
  session!: Rel<Session>;

  @Property({ type: 'timestamptz' })
  issuedAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  usedAt: Date | null = null;
}
