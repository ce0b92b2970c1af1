import { describe, expect, test } from '@jest/globals';
import { markText } from './mark-text.ts';

const words = (eventName: string) =>
  markText(eventName)
    .replace(/<[^>]*>/g, '')
    .split('   ');

describe('markText', () => {
  test('names the event, then the brand', () => {
    expect(words('Semi-marathon de Fère 2026')).toEqual([
      'Semi-marathon de Fère 2026',
      'FOCUS RACER',
    ]);
  });

  test('escapes what Pango would read as markup', () => {
    expect(markText('<b>Run & "Fun"</b>')).toMatch(/^&lt;b&gt;Run &amp; "Fun"&lt;\/b&gt; /);
  });

  test.each(['東京マラソン', '  ', '🏃‍♀️', '\u0000\u0007'])('is the brand alone for %p', (name) => {
    expect(words(name)).toEqual(['FOCUS RACER']);
  });

  test('keeps what can be drawn of a mixed name, on one line', () => {
    expect(words('Trail\n🏔 Москва\t10 km')[0]).toBe('Trail 10 km');
  });

  test('shortens a name that would fill the picture', () => {
    const [name = ''] = words('x'.repeat(200));
    expect(name).toHaveLength(60);
    expect(name.endsWith('…')).toBe(true);
  });
});
