import { expect, test } from '@jest/globals';
import { ORGANIZATION_KINDS } from '@focus-racer/contracts';
import {
  kindAsked,
  missingIn,
  SIGN_UP_KINDS,
  type SignUpForm,
  signUpInput,
} from './sign-up-form.ts';

const form: SignUpForm = {
  kind: 'CLUB',
  displayName: 'Ana',
  email: 'ana@example.org',
  password: 'a long password',
  organizationName: 'Club du lac',
  country: 'FR',
  siret: '732 829 320 00074',
  vatNumber: ' ',
};
const { kind, country } = form;

test('runners and every kind of organization can sign up', () => {
  expect([...SIGN_UP_KINDS].sort()).toEqual(['RUNNER', ...ORGANIZATION_KINDS].sort());
  expect(kindAsked('AGENCY')).toBe('AGENCY');
  expect(kindAsked(['AGENCY'])).toBe('RUNNER');
  expect(kindAsked('ADMIN')).toBe('RUNNER');
});

test('what is missing is named in the order of the form', () => {
  const empty = {
    ...form,
    displayName: ' ',
    organizationName: '',
    email: 'x',
    password: '1234567',
  };
  expect(missingIn(form)).toEqual([]);
  expect(missingIn(empty)).toEqual(['displayName', 'organization.name', 'email', 'password']);
  expect(missingIn({ ...empty, kind: 'RUNNER' })).not.toContain('organization.name');
});

test('a pro’s organization is asked for, a runner’s is not', () => {
  const asked = {
    displayName: 'Ana',
    email: 'ana@example.org',
    password: 'a long password',
    language: 'fr',
  };
  expect(signUpInput({ ...form, kind: 'RUNNER' }, 'fr')).toEqual(asked);
  expect(signUpInput(form, 'fr')).toEqual({
    ...asked,
    organization: {
      kind,
      name: 'Club du lac',
      country,
      siret: '732 829 320 00074',
      vatNumber: null,
    },
  });
});

test('a SIRET typed for France is left out once another country is chosen', () => {
  expect(signUpInput({ ...form, country: 'BE' }, 'fr')).toMatchObject({
    organization: { siret: null },
  });
});
