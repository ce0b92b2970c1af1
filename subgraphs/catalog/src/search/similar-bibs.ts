const DIGITS = '0123456789';

/**
 * Every key one slip away from `key`: a character wrong, missing, added (digits only) or swapped
 * with its neighbour. About 20 a character, without the key itself; keys carry no leading zero.
 */
export function similarBibKeys(key: string): string[] {
  const similar = new Set<string>();
  for (let i = 0; i <= key.length; i++) {
    const head = key.slice(0, i);
    const tail = key.slice(i);
    for (const digit of DIGITS) {
      similar.add(head + digit + tail);
      if (tail) similar.add(head + digit + tail.slice(1));
    }
    if (tail) similar.add(head + tail.slice(1));
    if (tail.length > 1) similar.add(`${head}${tail.charAt(1)}${tail.charAt(0)}${tail.slice(2)}`);
  }
  similar.delete(key);
  return [...similar].filter((one) => one !== '' && !one.startsWith('0'));
}
