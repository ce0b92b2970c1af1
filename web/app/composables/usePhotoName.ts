import type { PhotoTileFragment } from '~/graphql/generated.ts';

/** What a photo is called where it cannot be seen: its bibs and, given the event's zone, its time. */
export function usePhotoName() {
  const { t } = useI18n();
  const { time } = useFormats();
  return (photo: PhotoTileFragment, timeZone?: string): string => {
    const bibs = photo.identifications.map(({ bib }) => bib);
    const who =
      bibs.length > 0 ? t('photo.ofBibs', { bibs: bibs.join(', ') }, bibs.length) : t('photo.one');
    if (!timeZone || !photo.takenAt) return who;
    return t('photo.takenAt', { who, time: time(photo.takenAt, timeZone, true) });
  };
}
