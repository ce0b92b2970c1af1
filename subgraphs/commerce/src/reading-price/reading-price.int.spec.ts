import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ANONYMOUS, newId } from '@focus-racer/contracts';
import { administrator, memberOf, openCommerce } from '../fixture.ts';
import { readingPriceOf } from './reading-price.ts';

const READ = '{ readingPrice { engine perThousandPhotos { amountMinor currency } } }';

let commerce: Awaited<ReturnType<typeof openCommerce>>;
beforeAll(async () => {
  commerce = await openCommerce();
});
afterAll(() => commerce.close());

test('an administrator sees what a thousand photos cost', async () => {
  const { data, codes } = await commerce.ask(administrator(), READ);
  expect(codes).toEqual([]);
  expect(data['readingPrice']).toEqual({
    engine: 'REKOGNITION',
    perThousandPhotos: { amountMinor: 300, currency: 'USD' },
  });
});

test('an owner of an organization and the anonymous do not', async () => {
  expect(await commerce.ask(memberOf(newId(), 'OWNER'), READ)).toEqual({
    data: {},
    codes: ['FORBIDDEN'],
  });
  expect((await commerce.ask(ANONYMOUS, READ)).codes).toEqual(['UNAUTHENTICATED']);
});

test("the platform's own engine charges nothing", () => {
  expect(readingPriceOf({ engine: 'embedded', centsPerThousandPhotos: 300 })).toEqual({
    engine: 'EMBEDDED',
    perThousandPhotos: { amountMinor: 0, currency: 'USD' },
  });
});
