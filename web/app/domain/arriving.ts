/** Photos of the event are being sorted now. */
export function isArriving(progress: { processing: number }): boolean {
  return progress.processing > 0;
}
