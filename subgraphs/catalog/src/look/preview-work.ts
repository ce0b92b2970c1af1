import { idSchema } from '@focus-racer/contracts';
import { notFound } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { LookPreview } from './look-preview.entity.ts';

/** What a worker is to draw. */
export async function getLookPreviewWork({ em }: CatalogContext, previewId: string) {
  const preview = await findPreview(em, previewId);
  if (!preview) throw notFound('LookPreview');
  const { id, eventId, photoId, look } = preview;
  return { previewId: id, eventId, photoId, look };
}

export async function recordLookPreview(
  { em }: CatalogContext,
  previewId: string,
  drawn: boolean,
): Promise<{ state: string }> {
  const preview = await findPreview(em, previewId);
  if (!preview) return { state: 'FORGOTTEN' };
  preview.state = drawn ? 'DRAWN' : 'FAILED';
  await em.flush();
  return { state: preview.state };
}

/** Its object is gone. Idempotent. */
export async function forgetLookPreview(
  { em }: CatalogContext,
  previewId: string,
): Promise<{ state: string }> {
  await em.nativeDelete(LookPreview, { id: previewId });
  return { state: 'FORGOTTEN' };
}

async function findPreview(em: EntityManager, previewId: string): Promise<LookPreview | null> {
  return idSchema.safeParse(previewId).success ? em.findOne(LookPreview, previewId) : null;
}
