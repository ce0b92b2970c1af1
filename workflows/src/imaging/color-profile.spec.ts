import { describe, expect, test } from '@jest/globals';
import { sharp } from './bounded-sharp.ts';
import { isSrgbProfile } from './color-profile.ts';

/** A profile of one tag, as ICC.1 lays it out. */
function profile(name: Buffer, colorSpace = 'RGB '): Buffer {
  const bytes = Buffer.alloc(144);
  bytes.write(colorSpace, 16, 'latin1');
  bytes.writeUInt32BE(1, 128);
  bytes.write('desc', 132, 'latin1');
  bytes.writeUInt32BE(144, 136);
  bytes.writeUInt32BE(name.length, 140);
  return Buffer.concat([bytes, name]);
}

const version2 = (name: string) => Buffer.from(`desc\0\0\0\0\0\0\0\x20${name}\0`, 'latin1');
const version4 = (name: string) =>
  Buffer.concat([Buffer.from('mluc\0\0\0\0', 'latin1'), Buffer.from(name, 'utf16le').swap16()]);

describe('isSrgbProfile', () => {
  test.each([
    ['version 2', profile(version2('sRGB IEC61966-2.1'))],
    ['version 4', profile(version4('sRGB built-in'))],
  ])('knows sRGB by its name, %s', (_, bytes) => {
    expect(isSrgbProfile(bytes)).toBe(true);
  });

  test.each([
    ['Adobe RGB', profile(version2('Adobe RGB (1998)'))],
    ['Display P3', profile(version4('Display P3'))],
    ['linear light', profile(version2('linear sRGB'))],
    ['a CMYK profile of that name', profile(version2('sRGB'), 'CMYK')],
    ['a cut profile', profile(version2('sRGB')).subarray(0, 135)],
    ['nothing', Buffer.alloc(0)],
  ])('takes %s for another', (_, bytes) => {
    expect(isSrgbProfile(bytes)).toBe(false);
  });

  test.each([
    ['srgb', true],
    ['p3', false],
  ] as const)('judges the real %s profile', async (name, verdict) => {
    const file = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .withIccProfile(name)
      .jpeg()
      .toBuffer();
    const { icc } = await sharp(file).metadata();
    expect(isSrgbProfile(icc!)).toBe(verdict);
  });
});
