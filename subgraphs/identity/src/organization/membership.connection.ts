import { connectionTypes } from '@focus-racer/service-kit';
import { Membership } from './membership.entity.ts';

export const { ConnectionType: MembershipConnection } = connectionTypes(
  'Membership',
  () => Membership,
);
export type MembershipConnection = InstanceType<typeof MembershipConnection>;
