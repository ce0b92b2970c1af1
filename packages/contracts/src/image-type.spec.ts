import { describe, expect, test } from '@jest/globals';
import { detectImageType, IMAGE_SIGNATURE_BYTES } from './image-type.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('detectImageType', () => {
  test.each([
    ['image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF\0\x01'],
    ['image/jpeg', '\xff\xd8\xff\xe1\x12\x34Exif\0\0'],
    ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\r'],
    ['image/webp', 'RIFF\x24\0\0\0WEBP'],
  ])('%s', (type, start) => {
    expect(bytes(start)).toHaveLength(IMAGE_SIGNATURE_BYTES);
    expect(detectImageType(bytes(start))).toBe(type);
  });

  test.each([
    ['nothing', ''],
    ['a cut JPEG signature', '\xff\xd8'],
    ['a cut WebP signature', 'RIFF\x24\0\0\0WEB'],
    ['another RIFF', 'RIFF\x24\0\0\0WAVE'],
    ['GIF', 'GIF89a\x01\0\x01\0\x80\0'],
    ['PDF', '%PDF-1.7\n%\xe2\xe3'],
    ['SVG', '<svg xmlns="h'],
    ['ZIP', 'PK\x03\x04\x14\0\0\0\x08\0\0\0'],
    ['TIFF', 'II*\0\x08\0\0\0\0\0\0\0'],
    ['HEIC', '\0\0\0\x18ftypheic'],
    ['a JPEG behind a space', ' \xff\xd8\xff\xe0\0\x10JFIF\0'],
  ])('%s is none of ours', (_, start) => {
    expect(detectImageType(bytes(start))).toBeNull();
  });
});
