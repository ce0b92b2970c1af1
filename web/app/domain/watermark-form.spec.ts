import { describe, expect, test } from '@jest/globals';
import { WATERMARK_POSITIONS, watermarkLookSchema } from '@focus-racer/contracts';
import { FORM_LIMITS, formOf, inputOf, paintsAs, POSITIONS } from './watermark-form.ts';

const told = {
  logo: { id: 'a' },
  position: 'CENTER',
  sizePercent: 20,
  opacity: 0.35,
  filigree: 1.1,
} as const;

describe('the watermark on its page', () => {
  test('offers what the contracts allow, to its limits', () => {
    expect(POSITIONS).toEqual(WATERMARK_POSITIONS);
    const allows = (key: string, value: number) =>
      watermarkLookSchema.safeParse({ ...told, logoKey: null, [key]: value }).success;
    for (const [key, unit] of [
      ['sizePercent', 1],
      ['opacityPercent', 100],
      ['filigreePercent', 100],
    ] as const) {
      const { min, max } = FORM_LIMITS[key];
      const name = key === 'sizePercent' ? key : key.replace('Percent', '');
      expect([min, max].map((value) => allows(name, value / unit))).toEqual([true, true]);
      expect([min - 1, max + 1].map((value) => allows(name, value / unit))).toEqual([false, false]);
    }
  });

  test('goes back as it came', () => {
    const { logo, ...mark } = told;
    expect(inputOf(formOf(told))).toEqual({ ...mark, logoId: logo.id });
    expect(inputOf(formOf({ ...told, logo: null })).logoId).toBeNull();
  });

  test.each([
    ['logoId', 'b'],
    ['position', 'TOP_LEFT'],
    ['sizePercent', 21],
    ['opacityPercent', 36],
    ['filigreePercent', 111],
  ])('paints otherwise with another %s', (key, value) => {
    const form = formOf(told);
    expect(paintsAs(form, { ...form })).toBe(true);
    expect(paintsAs(form, { ...form, [key]: value })).toBe(false);
  });

  test('without a logo paints the same wherever that would stand', () => {
    const form = formOf({ ...told, logo: null });
    expect(paintsAs(form, { ...form, position: 'TOP_LEFT', opacityPercent: 90 })).toBe(true);
  });
});
