import { describe, expect, test } from '@jest/globals';
import { sharp } from './bounded-sharp.ts';
import { prepareLogo } from './prepare-logo.ts';

const svg = (inside: string, size = 'viewBox="0 0 300 100"') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inside}</svg>`);

const png = (width: number, height: number, alpha = 1) =>
  sharp({
    create: { width, height, channels: 4, background: { r: 200, g: 20, b: 20, alpha } },
  })
    .png()
    .toBuffer();

async function prepared(file: Buffer) {
  const made = await prepareLogo(file);
  if (made.outcome === 'REFUSED') throw new Error(made.reason);
  return made;
}

describe('prepareLogo', () => {
  test('draws an SVG at the size of a print, with what is empty left transparent', async () => {
    const made = await prepared(svg('<rect width="150" height="100" fill="#f00"/>'));
    expect(made).toMatchObject({ width: 1024, height: 341 });
    const raw = await sharp(made.png).raw().toBuffer();
    const inside = (20 * 1024 + 20) * 4;
    expect([...raw.subarray(inside, inside + 4)]).toEqual([255, 0, 0, 255]);
    expect(raw[1023 * 4 + 3]).toBe(0);
  });

  test('gives the same bytes for the same file, and shrinks but never enlarges a PNG', async () => {
    const large = await png(3000, 1500);
    const first = await prepared(large);
    expect(first).toMatchObject({ width: 1024, height: 512 });
    expect((await prepared(large)).png.equals(first.png)).toBe(true);
    expect(await prepared(await png(80, 40))).toMatchObject({ width: 80, height: 40 });
  });

  test('while it draws an SVG, this process still opens none', async () => {
    const file = svg('<rect width="9" height="9"/>');
    await prepared(file);
    await expect(sharp(file).metadata()).rejects.toThrow();
  });

  test.each([
    ['NOT_AN_IMAGE', 'a JPEG', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['NOT_AN_IMAGE', 'a PDF', () => Buffer.from('%PDF-1.7')],
    ['NOT_AN_IMAGE', 'nothing', () => Buffer.alloc(0)],
    ['UNREADABLE', 'half a PNG', async () => (await png(200, 200)).subarray(0, 150)],
    ['UNREADABLE', 'half an SVG', () => svg('<rect').subarray(0, 60)],
    ['OUTSIDE_REFERENCES', 'an SVG that reads a file', () => svg('<use href="/etc/passwd"/>')],
    ['TOO_SMALL', 'a dot', () => png(8, 8)],
    ['EMPTY', 'glass', () => png(100, 100, 0)],
    ['EMPTY', 'an SVG of nothing', () => svg('')],
  ])('%s: %s', async (reason, _name, make) => {
    expect(await prepareLogo(await make())).toEqual({ outcome: 'REFUSED', reason });
  });

  test('a bomb of pixels is refused before it is opened', async () => {
    const bomb = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: '#000' },
    })
      .png()
      .toBuffer();
    expect(await prepareLogo(bomb)).toEqual({ outcome: 'REFUSED', reason: 'TOO_LARGE' });
  });

  test('what would be drawn for ever ends', async () => {
    const heavy = '<feTurbulence numOctaves="9"/><feGaussianBlur stdDeviation="90"/>'.repeat(400);
    const made = await prepareLogo(
      svg(`<filter id="f" width="900%" height="900%">${heavy}</filter>
        <rect width="300" height="100" filter="url(#f)"/>`),
    );
    expect(made.outcome).toBe('REFUSED');
  }, 30_000);
});
