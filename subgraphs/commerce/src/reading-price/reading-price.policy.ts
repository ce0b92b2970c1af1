import type { Viewer } from '@focus-racer/contracts';
import { AppError, requireAccount } from '@focus-racer/service-kit';

/** What the platform pays is the platform's own affair. */
export function checkCanSeeReadingPrice(viewer: Viewer): void {
  if (!requireAccount(viewer).admin) {
    throw new AppError('FORBIDDEN', 'Only an administrator sees what reading costs');
  }
}
