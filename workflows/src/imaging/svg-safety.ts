/**
 * What a logo has no need of and hostile files have: entities, scripts, pictures, anything that is
 * fetched, escapes that could hide one of them. Elements may carry a namespace's prefix.
 */
const UNSAFE = [
  /<!(?:DOCTYPE|ENTITY)/i,
  /<\?xml-stylesheet/i,
  /<(?:[\w.-]+:)?(?:script|foreignObject|image|feImage|iframe|audio|video|animate\w*|set)\b/i,
  /\bhref\s*=\s*(?!["']\s*#)/i,
  /\burl\s*\(\s*["']?\s*(?!["'\s]*#)/i,
  /@import|\\/i,
  /\bon\w+\s*=/i,
];
const SVG_ROOT = /^\uFEFF?(?:\s|<\?xml[^>]*\?>|<!--[\s\S]*?-->)*<(?:[\w.-]+:)?svg[\s>]/i;

/** The text of an SVG; null for what is none. Other encodings than UTF-8 are not read. */
export function svgText(bytes: Uint8Array): string | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  const declared = /^\uFEFF?<\?xml[^>]*encoding\s*=\s*["']([^"']+)/i.exec(text)?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(declared) || text.includes('\0')) return null;
  return SVG_ROOT.test(withoutDoctype(text)) ? text : null;
}

/** Whether an SVG draws by itself alone, refers to nothing outside and runs nothing. */
export function isSelfContained(svg: string): boolean {
  return !UNSAFE.some((pattern) => pattern.test(svg));
}

/** A file with a DOCTYPE is an SVG, though one that is refused: it is to hear the right reason. */
function withoutDoctype(text: string): string {
  return text.replace(/<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/i, '');
}
