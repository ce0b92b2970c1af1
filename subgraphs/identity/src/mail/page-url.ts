/**
 * A page in its reader's language. A token goes in the fragment, which browsers keep to themselves:
 * no server's log and no referrer gets it.
 */
export function pageUrl(
  publicUrl: string,
  language: 'fr' | 'en',
  path: `/${string}`,
  token?: string,
): string {
  const url = new URL(language === 'fr' ? path : `/${language}${path}`, publicUrl);
  if (token) url.hash = token;
  return url.href;
}
