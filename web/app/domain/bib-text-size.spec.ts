import { expect, test } from '@jest/globals';
import { bibTextSize } from './bib-text-size.ts';

test('a short bib is as large as it gets, a long one shrinks', () => {
  expect(bibTextSize('')).toEqual({ fontSize: '72px' });
  expect(bibTextSize('1042')).toEqual({ fontSize: '72px' });
  expect(bibTextSize('99999999')).toEqual({ fontSize: '48px' });
  expect(bibTextSize('9'.repeat(16))).toEqual({ fontSize: '24px' });
});
