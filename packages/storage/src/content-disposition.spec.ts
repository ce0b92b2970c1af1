import { expect, test } from '@jest/globals';
import { assert, property, string } from 'fast-check';
import { attachmentNamed } from './content-disposition.ts';

test('a name in any script comes back, whatever it holds', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 40 }), (name) => {
      const header = attachmentNamed(name);
      expect(header).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[\w.~%-]*$/);
      const encoded = header.slice(header.indexOf("''") + 2);
      expect(decodeURIComponent(encoded)).toBe(name.toWellFormed());
    }),
  );
});
