import { idSchema } from '@focus-racer/contracts';
import { decodeCursor } from '@focus-racer/service-kit';
import { z } from 'zod';
import type { Photo } from './photo.entity.ts';

const cursorSchema = z.tuple([z.iso.datetime(), idSchema]);
export type PhotoCursor = z.infer<typeof cursorSchema>;

export function photoCursorOf(photo: Pick<Photo, 'sortAt' | 'id'>): PhotoCursor {
  return [photo.sortAt.toISOString(), photo.id];
}

export function readPhotoCursor(after: string | null | undefined): PhotoCursor | null {
  return after ? decodeCursor(after, cursorSchema) : null;
}
