/** Photos of the event are being sorted now. */
export function isArriving(progress: { processing: number; photosPerMinute: number }): boolean {
  return progress.processing > 0 || progress.photosPerMinute > 0;
}
