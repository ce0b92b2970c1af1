import { DEFAULT_QUALITY, type QualityThresholds } from '@focus-racer/contracts';
import type { Event } from '../event/event.entity.ts';

export function qualityOf({ quality }: Pick<Event, 'quality'>): QualityThresholds {
  return quality ?? DEFAULT_QUALITY;
}
