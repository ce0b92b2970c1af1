import { describe, expect, test } from '@jest/globals';
import { emailSchema, nameSchema, organizationDetailsSchema } from './account.inputs.ts';

describe('a name', () => {
  test.each([
    ['a line break', 'Ana\r\nBcc: all@example.org'],
    ['a line feed at its end', 'Ana\n'],
    ['a null', 'Ana\u0000'],
    ['a next line of C1', 'Ana\u0085X'],
    ['a line separator', 'Ana\u2028X'],
    ['a right-to-left override', 'Ana \u202Egro.elpmaxe'],
    ['an isolate', 'Ana \u2066x\u2069'],
    ['a link', 'Win at https://x.example'],
    ['a web address', 'Win at www.x.example'],
    ['nothing', '   '],
    ['too much', 'a'.repeat(121)],
  ])('with %s is refused', (_what, name) => {
    expect(nameSchema.safeParse(name).success).toBe(false);
  });

  test.each([
    'Ana',
    "  Maëlle O'Neill-Çelik ",
    '山田 太郎',
    'Dr. J.R. Ångström',
    '🏃 Club №1, "Lac"',
  ])('%s is one', (name) => expect(nameSchema.parse(name)).toBe(name.trim()));
});

test.each(['no address', 'a@b', 'a@b.fr\r\nBcc: c@d.fr', 'a@b.fr,c@d.fr', '<a@b.fr>', 'a b@c.fr'])(
  '%j is no address',
  (email) => expect(emailSchema.safeParse(email).success).toBe(false),
);

describe('an organization', () => {
  const details = { name: 'Club du lac', country: 'FR' };

  test('needs neither SIRET nor VAT number, and reads both as people write them', () => {
    const none = { ...details, siret: null, vatNumber: null };
    expect(organizationDetailsSchema.parse(details)).toEqual(none);
    expect(organizationDetailsSchema.parse({ ...details, siret: ' ', vatNumber: '' })).toEqual(
      none,
    );
    expect(
      organizationDetailsSchema.parse({
        ...details,
        siret: '732 829 320 00074',
        vatNumber: 'fr 40 303 265 045',
      }),
    ).toMatchObject({ siret: '73282932000074', vatNumber: 'FR40303265045' });
  });

  test.each([
    ['siret', '73282932000075'],
    ['vatNumber', 'FR1'],
    ['country', 'XX'],
    ['country', 'fr'],
    ['name', 'Club\nX'],
  ])('with a wrong %s is refused, and told which', (field, value) => {
    const parsed = organizationDetailsSchema.safeParse({ ...details, [field]: value });
    expect(parsed.error?.issues[0]?.path).toEqual([field]);
  });
});
