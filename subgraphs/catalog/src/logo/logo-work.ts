import { idSchema, type PreparedLogo } from '@focus-racer/contracts';
import { notFound } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { EventLogo } from './event-logo.entity.ts';

/** Where a worker finds the uploaded logo, and how long it was promised to be. */
export async function getLogoWork({ em }: CatalogContext, logoId: string) {
  const { id, eventId, byteSize } = await findLogo(em, logoId);
  return { logoId: id, eventId, byteSize };
}

/** What became of a logo; what was recorded before stays. */
export async function recordLogo(
  { em }: CatalogContext,
  logoId: string,
  prepared: PreparedLogo,
): Promise<{ state: string }> {
  const logo = await findLogo(em, logoId);
  if (logo.state !== 'PREPARING') return { state: logo.state };
  logo.state = prepared.outcome;
  if (prepared.outcome === 'READY') {
    logo.width = prepared.width;
    logo.height = prepared.height;
  } else {
    logo.refusal = prepared.reason;
  }
  await em.flush();
  return { state: logo.state };
}

async function findLogo(em: EntityManager, logoId: string): Promise<EventLogo> {
  const logo = idSchema.safeParse(logoId).success ? await em.findOne(EventLogo, logoId) : null;
  if (!logo) throw notFound('Logo');
  return logo;
}
