import { describe, expect, test } from '@jest/globals';
import { compactNumber, isSiret, isVatNumber } from './company-numbers.ts';
import { COUNTRY_CODES } from './countries.ts';

describe('a SIRET', () => {
  test.each(['73282932000074', '40483304800022', '35600000000048', '35600000049837'])(
    '%s is one',
    (siret) => expect(isSiret(siret)).toBe(true),
  );

  test.each(['73282932000075', '7328293200007', '732829320000744', '7328293200007a', '', '٧'])(
    '"%s" is none',
    (siret) => expect(isSiret(siret)).toBe(false),
  );
});

describe('a VAT number', () => {
  test.each(['FR40303265045', 'FRXX999999999', 'DE123456789', 'BE0123456789', 'NL123456789B01'])(
    '%s has the form of one',
    (number) => expect(isVatNumber(number)).toBe(true),
  );

  test.each([
    'FR4030326504',
    'GB123456789',
    'US123456789',
    'de123456789',
    'DE12345678\n9',
    'FR',
    '',
  ])('"%s" has none', (number) => expect(isVatNumber(number)).toBe(false));
});

test('numbers are read as people write them', () => {
  expect(compactNumber('732 829 320 00074')).toBe('73282932000074');
  expect(compactNumber('fr 40.303-265-045')).toBe('FR40303265045');
});

test('every country has a name of its own', () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  expect(COUNTRY_CODES.filter((code) => names.of(code) === undefined)).toEqual([]);
  expect(new Set(COUNTRY_CODES).size).toBe(249);
});
