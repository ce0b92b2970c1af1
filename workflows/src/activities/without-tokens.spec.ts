import { expect, test } from '@jest/globals';
import { withoutTokens } from './without-tokens.ts';

const EVENT = '01a1fdd6-c365-708b-b5ec-ff33131779c7';
const TOKEN = 'ddfe60458916ee425e8d37518ecb95f9';

test('neither message, stack nor cause tells an address, ids stay', () => {
  const cause = new Error(`EACCES: /objects/p/${EVENT}/${TOKEN}/r1/320`);
  const error = withoutTokens(new Error(`no object at p/${EVENT}/${TOKEN}/r1/320`, { cause }));
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ message: `no object at p/${EVENT}/…/r1/320` });
  for (const { message, stack } of [error as Error, cause]) {
    expect(`${message}${stack}`).not.toContain(TOKEN);
    expect(message).toContain(EVENT);
  }
});

test('what is no error stays as it is', () => {
  expect(withoutTokens('no')).toBe('no');
});
