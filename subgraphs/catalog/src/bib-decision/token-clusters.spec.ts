import { expect, test } from '@jest/globals';
import { tokensOf } from './bib-token.ts';
import { lineOn, personAt } from './reading.fixture.ts';
import { clusterTokens } from './token-clusters.ts';

const at = (x: number, text: string) => tokensOf(lineOn(personAt(x), text));
const textsOf = (...tokens: ReturnType<typeof at>) =>
  clusterTokens(tokens).map((cluster) => cluster.map(({ digits }) => digits).sort());

test('readings over one another belong together, a part inside the whole too', () => {
  expect(textsOf(...at(500, '3638'), ...at(505, '3639'), ...at(495, '63'))).toEqual([
    ['3638', '3639', '63'],
  ]);
});

test('two bibs side by side do not', () => {
  expect(textsOf(...at(300, '3638'), ...at(400, '3639'))).toEqual([['3638'], ['3639']]);
});

test('a reading that lies over two joins them', () => {
  expect(textsOf(...at(480, '36'), ...at(520, '38'), ...at(500, '363800'))).toEqual([
    ['36', '363800', '38'],
  ]);
});
