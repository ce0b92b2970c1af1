import type { PhotoState } from '@focus-racer/contracts';

/** Every legal change of a photo's state. */
export const PHOTO_TRANSITIONS: Readonly<Record<PhotoState, readonly PhotoState[]>> = {
  AWAITING_UPLOAD: ['UPLOADED', 'REJECTED', 'DELETED'],
  UPLOADED: ['PROCESSING', 'DELETED'],
  PROCESSING: ['AWAITING_CREDITS', 'PUBLISHED', 'SET_ASIDE', 'REJECTED', 'DELETED'],
  AWAITING_CREDITS: ['PROCESSING', 'DELETED'],
  PUBLISHED: ['SET_ASIDE', 'TAKEN_DOWN', 'DELETED'],
  SET_ASIDE: ['PUBLISHED', 'TAKEN_DOWN', 'DELETED'],
  REJECTED: ['DELETED'],
  TAKEN_DOWN: ['PUBLISHED', 'SET_ASIDE', 'DELETED'],
  DELETED: [],
};

/** Where a photo goes that was in the gallery. */
export const LEFT_THE_GALLERY: readonly PhotoState[] = ['SET_ASIDE', 'TAKEN_DOWN', 'DELETED'];

export function canMove(from: PhotoState, to: PhotoState): boolean {
  return PHOTO_TRANSITIONS[from].includes(to);
}

/** Moves a photo. Throws when the table does not allow it: the caller has a fault. */
export function movePhoto(
  photo: { state: PhotoState; stateChangedAt: Date },
  to: PhotoState,
  at: Date,
): void {
  if (!canMove(photo.state, to)) {
    throw new Error(`a photo cannot go from ${photo.state} to ${to}`);
  }
  photo.state = to;
  photo.stateChangedAt = at;
}
