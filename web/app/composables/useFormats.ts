import { clockTime, dayInWords } from '~/domain/event-time.ts';

/** Numbers and times as the reader's language writes them. */
export function useFormats() {
  const { locale, localeProperties } = useI18n();
  const language = computed(() => localeProperties.value.language ?? locale.value);
  return {
    number: (value: number, maximumFractionDigits = 0) =>
      new Intl.NumberFormat(language.value, { maximumFractionDigits }).format(value),
    percent: (share: number) =>
      new Intl.NumberFormat(language.value, { style: 'percent' }).format(share),
    megabytes: (bytes: number) =>
      new Intl.NumberFormat(language.value, {
        style: 'unit',
        unit: 'megabyte',
        maximumFractionDigits: bytes < 10_000_000 ? 1 : 0,
      }).format(bytes / 1_000_000),
    day: (day: string) => dayInWords(day, language.value),
    time: (instant: string, timeZone: string, seconds = false) =>
      clockTime(instant, { timeZone, locale: language.value, seconds }),
  };
}
