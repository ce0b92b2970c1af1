import { connectionTypes } from '@focus-racer/service-kit';
import { Event } from './event.entity.ts';

export const { ConnectionType: EventConnection } = connectionTypes('Event', () => Event);
export type EventConnection = InstanceType<typeof EventConnection>;
