import { expect, test } from '@jest/globals';
import { filesBelow, photoTypeOf } from './file-tree.ts';

const file = (name: string) => ({
  isFile: true,
  isDirectory: false,
  file: (found: (file: File) => void) => found(new File(['x'], name)),
});
const folder = (pages: object[][]) => ({
  isFile: false,
  isDirectory: true,
  createReader: () => ({
    readEntries: (found: (entries: object[]) => void) => found(pages.shift() ?? []),
  }),
});

test('folders are read to the end, page after page and at every depth', async () => {
  const inner = folder([[file('c.jpg')]]);
  const outer = folder([[file('a.jpg')], [file('b.jpg'), inner]]);
  const found = await filesBelow([outer, file('d.jpg')] as never);
  expect(found.map(({ name }) => name).sort()).toEqual(['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']);
});

test('photos are told from the rest by their name', () => {
  expect(photoTypeOf('IMG_1.JPG')).toBe('image/jpeg');
  expect(photoTypeOf('IMG_1.heic')).toBe('image/heic');
  expect(photoTypeOf('IMG_1.xmp')).toBeNull();
  expect(photoTypeOf('.hidden.jpg')).toBeNull();
});
