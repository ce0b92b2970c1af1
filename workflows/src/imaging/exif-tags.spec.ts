import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exifBlock } from './exif-block.fixture.ts';
import { readExifTags } from './exif-tags.ts';

const image = { 0x010f: 'Canon', 0x0110: 'EOS R6', 0x013b: 'Jane Owner' };
const photo = {
  0x829a: [1, 1250] as const,
  0x8827: 100,
  0x9003: '2026:05:03 10:42:03',
  0x9011: '+02:00',
  0x9291: '32',
  0x920a: [2250, 10] as const,
  0xa430: 'Jane Owner',
  0xa431: '012021001234',
};

describe('readExifTags', () => {
  test.each(['II', 'MM'] as const)('reads what we keep, byte order %s', (byteOrder) => {
    expect(readExifTags(exifBlock(image, photo, byteOrder))).toEqual({
      make: 'Canon',
      model: 'EOS R6',
      exposureTime: 1 / 1250,
      iso: 100,
      dateTimeOriginal: '2026:05:03 10:42:03',
      offsetTimeOriginal: '+02:00',
      subSecTimeOriginal: '32',
      focalLength: 225,
      bodySerialNumber: '012021001234',
    });
  });

  test('reads a block without the prefix, as PNG carries it', () => {
    const block = exifBlock(image, photo).subarray(6);
    expect(readExifTags(block).model).toBe('EOS R6');
  });

  test('leaves out a fraction without a denominator', () => {
    expect(readExifTags(exifBlock({}, { 0x829a: [1, 0] }))).toEqual({});
  });

  test('leaves out a photo directory that points nowhere', () => {
    const block = exifBlock(image, photo);
    expect(readExifTags(block.subarray(0, 60))).not.toHaveProperty('dateTimeOriginal');
  });

  test('takes a block of thousands of entries that all point at everything', () => {
    const entries = 5400;
    const block = Buffer.alloc(65_000);
    block.write('II*\0', 'latin1');
    block.writeUInt32LE(8, 4);
    block.writeUInt16LE(entries, 8);
    for (let i = 0; i < entries; i++) {
      const entry = 10 + i * 12;
      block.writeUInt16LE(0x010f, entry);
      block.writeUInt16LE(2, entry + 2);
      block.writeUInt32LE(65_000, entry + 4);
    }
    expect(readExifTags(block).make?.toString().length).toBeLessThanOrEqual(128);
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('II*\0', 'MM\0*', 'Exif\0\0II*\0', ''),
        fc.uint8Array({ maxLength: 400 }),
        (start, rest) => {
          readExifTags(Buffer.concat([Buffer.from(start, 'latin1'), rest]));
        },
      ),
    );
  });

  test('never throws on a real block with a few bytes changed', () => {
    const block = exifBlock(image, photo);
    const change = fc.tuple(fc.nat({ max: block.length - 1 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const damaged = Buffer.from(block);
        for (const [at, value] of changes) damaged[at] = value;
        readExifTags(damaged);
      }),
    );
  });
});
