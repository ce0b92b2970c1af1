/** A day and a time: of UTC as the server writes it, of the reader's own clock once the page is hers. */
export function useMoment() {
  const { locale, localeProperties } = useI18n();
  const here = ref(false);
  onMounted(() => (here.value = true));
  const format = computed(
    () =>
      new Intl.DateTimeFormat(localeProperties.value.language ?? locale.value, {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        ...(!here.value && { timeZone: 'UTC', timeZoneName: 'short' }),
      }),
  );
  return { moment: (instant: string) => format.value.format(new Date(instant)) };
}
