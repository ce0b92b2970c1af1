import { expect, test } from '@jest/globals';
import { EMPTY_ORGANIZATION, organizationFactsOf } from './organization-form.ts';

test('what was left empty is not there', () => {
  const typed = { ...EMPTY_ORGANIZATION, organizationName: ' Trail du lac ', siret: ' ' };
  expect(organizationFactsOf(typed)).toEqual({
    name: 'Trail du lac',
    country: 'FR',
    siret: null,
    vatNumber: null,
  });
});

test('a SIRET is left out of another country', () => {
  const typed = { ...EMPTY_ORGANIZATION, siret: '73282932000074', vatNumber: 'BE0403170701' };
  expect(organizationFactsOf(typed)).toMatchObject({ siret: '73282932000074' });
  expect(organizationFactsOf({ ...typed, country: 'BE' })).toMatchObject({
    siret: null,
    vatNumber: 'BE0403170701',
  });
});
