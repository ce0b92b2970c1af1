import Bowser from 'bowser';

/** Longer than any name a person would read. */
const MAX_CHARACTERS = 60;
const PROGRAM = /^[A-Za-z][\w.-]*/;

/** "Firefox on Windows" of a browser, "curl" of a program; null when nothing says which. */
export function deviceName(userAgent: string): string | null {
  if (userAgent === '') return null;
  const { browser, os } = Bowser.parse(userAgent);
  const known = [browser.name, os.name].filter(Boolean).join(' on ');
  const name = isBrowser(userAgent) && known ? known : (PROGRAM.exec(userAgent)?.[0] ?? '');
  return name.slice(0, MAX_CHARACTERS) || null;
}

/** Every browser says so since Netscape; it keeps cookies, programs do not. */
export function isBrowser(userAgent: string): boolean {
  return userAgent.startsWith('Mozilla/');
}
