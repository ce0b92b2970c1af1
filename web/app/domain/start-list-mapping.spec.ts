import { expect, test } from '@jest/globals';
import { completeMapping, mappingOf, withColumn, type Mapping } from './start-list-mapping.ts';

const nothing: Mapping = {
  bib: null,
  firstName: null,
  lastName: null,
  name: null,
  race: null,
  category: null,
  club: null,
  email: null,
};

test('a column serves one field at a time', () => {
  const mapping = withColumn({ ...nothing, bib: 0, name: 1 }, 'lastName', 1);
  expect(mapping).toEqual({ ...nothing, bib: 0, lastName: 1 });
});

test('a field can be left out again', () => {
  expect(withColumn({ ...nothing, club: 3 }, 'club', null)).toEqual(nothing);
});

test('without a bib there is nothing to import', () => {
  expect(completeMapping(nothing)).toBeNull();
  expect(completeMapping({ ...nothing, bib: 2 })?.bib).toBe(2);
});

test('only the mapping of an answer goes back to the API', () => {
  expect(mappingOf({ ...nothing, bib: 1, __typename: 'StartListMapping' } as Mapping)).toEqual({
    ...nothing,
    bib: 1,
  });
});
