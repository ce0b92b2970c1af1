import { OutboxRow, type OrmOptions, startOrm } from '@focus-racer/service-kit';
import { Initial } from '../migrations/m0001-initial.ts';
import { Account } from './account/account.entity.ts';
import { Membership } from './organization/membership.entity.ts';
import { Organization } from './organization/organization.entity.ts';
import { RefreshToken } from './session/refresh-token.entity.ts';
import { Session } from './session/session.entity.ts';

export function identityOrmOptions(databaseUrl: string): OrmOptions {
  return {
    schema: 'identity',
    databaseUrl,
    entities: [Account, Organization, Membership, Session, RefreshToken, OutboxRow],
    migrations: [{ name: 'm0001-initial', class: Initial }],
  };
}

export function startIdentityOrm(databaseUrl: string) {
  return startOrm(identityOrmOptions(databaseUrl));
}
