import { connectionTypes } from '@focus-racer/service-kit';
import { Photo } from './photo.entity.ts';

export const { ConnectionType: PhotoConnection } = connectionTypes('Photo', () => Photo);
export type PhotoConnection = InstanceType<typeof PhotoConnection>;
