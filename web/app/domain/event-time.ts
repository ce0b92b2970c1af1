/** A clock time in the event's own zone: "10:42:03" or, without seconds, "10:42". */
export function clockTime(
  instant: string,
  options: { timeZone: string; locale: string; seconds: boolean },
): string {
  return new Intl.DateTimeFormat(options.locale, {
    timeZone: options.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    ...(options.seconds ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
  }).format(new Date(instant));
}

/** A calendar day such as "2026-05-03", in words; the day has no zone. */
export function dayInWords(day: string, locale: string): string {
  const instant = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(instant.getTime())) return day;
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(instant);
}
