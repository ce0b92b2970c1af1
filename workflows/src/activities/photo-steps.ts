import type {
  PhotoIngestInput,
  PhotoState,
  ReadingResult,
  RenderResult,
} from '@focus-racer/contracts';
import type { PhotoRooms } from './photo-rooms.ts';

/**
 * Begins a photo and holds its credit; two questions in one step, because each step that a workflow
 * waits for costs an activation of its sandbox. Tried again it begins from the start.
 */
export async function startPhoto(rooms: PhotoRooms, photo: PhotoIngestInput): Promise<PhotoState> {
  const begun = await rooms.beginPhoto(photo);
  if (begun.state !== 'PROCESSING') return settle(rooms, photo, begun.state);
  if (await holdsCredit(rooms, photo)) return 'PROCESSING';

  await rooms.parkPhoto(photo);
  // A purchase between the refused hold and the parking found nobody waiting: look again.
  if (!(await holdsCredit(rooms, photo))) return 'AWAITING_CREDITS';
  const resumed = await rooms.beginPhoto(photo);
  return resumed.state === 'PROCESSING' ? 'PROCESSING' : settle(rooms, photo, resumed.state);
}

/** Records what was made of a photo and takes its credit, or gives it back. */
export async function finishPhoto(
  rooms: PhotoRooms,
  photo: PhotoIngestInput & { rendered: RenderResult; reading: ReadingResult | null },
): Promise<PhotoState> {
  const { state } = await rooms.recordPhoto(photo);
  return settle(rooms, photo, state);
}

async function holdsCredit(rooms: PhotoRooms, photo: PhotoIngestInput): Promise<boolean> {
  const { outcome } = await rooms.holdCredit(photo);
  return outcome !== 'OUT_OF_CREDITS';
}

async function settle(
  rooms: PhotoRooms,
  photo: PhotoIngestInput,
  state: PhotoState,
): Promise<PhotoState> {
  if (state !== 'PUBLISHED') {
    await rooms.voidCredit(photo);
    return state;
  }
  const { outcome } = await rooms.captureCredit(photo);
  if (outcome !== 'CAPTURED') throw new Error(`the credit is ${outcome}`);
  return state;
}
