import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Rel } from '@mikro-orm/core';
import { ApiKey } from './api-key.entity.ts';

/** What proves a key. A key has one, and after a rotation for some hours the one before as well. */
@Entity({ tableName: 'api_key_secret' })
export class ApiKeySecret {
  /** SHA-256 of the secret, hex. */
  @PrimaryKey({ type: 'text' })
  hash!: string;

  @ManyToOne(() => ApiKey, { index: 'api_key_secret_key', deleteRule: 'cascade' })
  key!: Rel<ApiKey>;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  /** Of the one before: when it ends. */
  @Property({ type: 'timestamptz', nullable: true })
  validUntil: Date | null = null;
}
