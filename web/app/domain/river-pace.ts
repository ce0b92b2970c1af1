import { isArriving } from './arriving.ts';

interface Counters {
  received: number;
  processing: number;
  awaitingCredits: number;
  sorted: number;
  photosPerMinute: number;
  estimatedEndAt: string | null;
}

/** Which sentence says how the sorting goes; it says that photos arrive whenever the live dot does. */
export function paceOf(progress: Counters) {
  if (progress.received === 0) return 'empty';
  if (!isArriving(progress)) return progress.awaitingCredits > 0 ? 'waiting' : 'done';
  if (progress.photosPerMinute === 0) return progress.sorted === 0 ? 'starting' : 'goingOn';
  return progress.estimatedEndAt ? 'paceUntil' : 'pace';
}
