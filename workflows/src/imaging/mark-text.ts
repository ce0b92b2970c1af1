const BRAND = 'FOCUS RACER';
const MAX_NAME_CHARACTERS = 60;

/**
 * The words of a watermark as Pango markup: the event's name, then the brand. The font covers Latin
 * letters only and a bare machine has no other: what it cannot draw is left out, not drawn as boxes.
 */
export function markText(eventName: string): string {
  const name = shorten(
    eventName
      .normalize('NFC')
      .replace(/[^\p{Script=Latin}\p{N}\p{P}\p{Zs}+<>]/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim(),
  );
  const brand = `<span size="70%">${BRAND}</span>`;
  return name === '' ? brand : `${escapeMarkup(name)}   ${brand}`;
}

function shorten(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= MAX_NAME_CHARACTERS) return name;
  return `${characters
    .slice(0, MAX_NAME_CHARACTERS - 1)
    .join('')
    .trim()}…`;
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
