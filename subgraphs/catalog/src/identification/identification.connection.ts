import { connectionTypes } from '@focus-racer/service-kit';
import { Identification } from './identification.entity.ts';

export const { ConnectionType: IdentificationConnection } = connectionTypes(
  'Identification',
  () => Identification,
);
export type IdentificationConnection = InstanceType<typeof IdentificationConnection>;
