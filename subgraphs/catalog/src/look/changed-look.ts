import { type EventLook, logoKey } from '@focus-racer/contracts';
import { AppError } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Event } from '../event/event.entity.ts';
import { EventLogo } from '../logo/event-logo.entity.ts';
import type { LookChange } from './look.inputs.ts';
import { lookOf } from './photo-look.ts';

/** The event's look with these changes. A logo must be the event's own and READY. */
export async function changedLook(
  em: EntityManager,
  event: Event,
  { watermark, retouch }: Pick<LookChange, 'watermark' | 'retouch'>,
): Promise<EventLook> {
  const before = lookOf(event);
  const look = { ...before, retouch: retouch ?? before.retouch };
  if (!watermark) return look;
  const { logoId, ...mark } = watermark;
  return {
    ...look,
    watermark: { ...mark, logoKey: await readyLogoKey(em, event, logoId ?? null) },
  };
}

async function readyLogoKey(
  em: EntityManager,
  event: Event,
  logoId: string | null,
): Promise<string | null> {
  if (logoId === null) return null;
  const logo = await em.findOne(EventLogo, { id: logoId, eventId: event.id, state: 'READY' });
  if (!logo) {
    throw new AppError('BAD_USER_INPUT', 'The event has no such logo', { field: 'logoId' });
  }
  return logoKey({ eventId: event.id, logoId });
}

/** The logo that stands at this key of the store. */
export function logoIdOf(key: string | null): string | null {
  return key?.split('/').at(-2) ?? null;
}
