import { deflateSync, crc32 } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { DEFAULT_LOOK, renderedPhotoSchema } from '@focus-racer/contracts';
import { sharp } from './bounded-sharp.ts';
import { renderPhoto } from './render-photo.ts';
import { drawScene } from './scene.fixture.ts';

const render = (original: Buffer, retouch = false) =>
  renderPhoto({
    original,
    eventName: 'Semi-marathon de Lyon 2026',
    look: { ...DEFAULT_LOOK, retouch },
    recipe: 'r1',
    cameraSalt: 'salt',
  });

async function renderUsable(original: Buffer, retouch = false) {
  const rendering = await render(original, retouch);
  if (rendering.outcome !== 'RENDERED') throw new Error(rendering.reason);
  return rendering;
}

async function sizes(files: Record<string, Buffer>) {
  const measured = await Promise.all(
    Object.entries(files).map(async ([name, file]) => {
      const { width, height, format } = await sharp(file).metadata();
      return [name, `${format} ${width}x${height}`] as const;
    }),
  );
  return Object.fromEntries(measured);
}

/** A valid PNG of 16,000 x 16,000 black pixels in 31 kB. */
function pngBomb(): Buffer {
  const side = 16_000;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(side * (side / 8 + 1)));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', rows),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

describe('renderPhoto', () => {
  test.each([
    ['large', { width: 2400, height: 1600 }],
    ['no larger than a thumbnail', { width: 300, height: 200 }],
  ])(
    'retouches a dark photo in all renditions, %s, and measures what was taken',
    async (_, size) => {
      const scene = await drawScene({ seed: 9, ...size });
      const dark = await sharp(scene).linear(0.4, 0).jpeg({ quality: 95 }).toBuffer();
      const asTaken = await renderUsable(dark);
      const retouched = await renderUsable(dark, true);
      const lightness = async (file: Buffer) => {
        const { channels } = await sharp(file).stats();
        return channels.reduce((sum, { mean }) => sum + mean, 0) / channels.length;
      };
      for (const name of ['web', 'preview', 'thumbnail'] as const) {
        const before = await lightness(asTaken.files[name]);
        expect(await lightness(retouched.files[name])).toBeGreaterThan(1.3 * before);
      }
      expect(retouched.facts).toEqual(asTaken.facts);
      expect(await sizes({ ...retouched.files })).toEqual(await sizes({ ...asTaken.files }));
    },
  );

  test('makes three JPEG renditions and keeps within the contract', async () => {
    const { facts, files } = await renderUsable(
      await drawScene({ seed: 1, width: 3000, height: 2000 }),
    );
    expect(await sizes({ ...files })).toEqual({
      web: 'jpeg 1600x1067',
      preview: 'jpeg 1024x683',
      thumbnail: 'jpeg 320x213',
    });
    expect(renderedPhotoSchema.parse(facts)).toEqual(facts);
    expect(facts).toMatchObject({ width: 3000, height: 2000 });
    expect(Buffer.from(facts.placeholder, 'base64').length).toBeLessThan(40);
  });

  test('enlarges nothing', async () => {
    const { files } = await renderUsable(await drawScene({ seed: 1, width: 300, height: 400 }));
    expect(await sizes({ ...files })).toEqual({
      web: 'jpeg 300x400',
      preview: 'jpeg 300x400',
      thumbnail: 'jpeg 240x320',
    });
  });

  test('marks preview and thumbnail, never the web rendition', async () => {
    const background = { r: 128, g: 128, b: 128 };
    const plain = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
      .jpeg()
      .toBuffer();
    const { files } = await renderUsable(plain);
    const spread = async (file: Buffer) => (await sharp(file).stats()).channels[0]!.stdev;
    expect(await spread(files.web)).toBeLessThan(1);
    expect(await spread(files.preview)).toBeGreaterThan(3);
    expect(await spread(files.thumbnail)).toBeGreaterThan(3);
  });

  test('marks each size with its own mark, even where two sizes are one picture', async () => {
    const background = { r: 128, g: 128, b: 128 };
    const create = { width: 300, height: 220, channels: 3 as const, background };
    const { files } = await renderUsable(await sharp({ create }).png().toBuffer());
    const spread = async (file: Buffer) => (await sharp(file).stats()).channels[0]!.stdev;
    const larger = await sharp({ create: { ...create, width: 1024, height: 1024 } })
      .png()
      .toBuffer();
    const part = { left: 0, top: 0, width: 300, height: 220 };
    const expected = await sharp((await renderUsable(larger)).files.preview)
      .extract(part)
      .toBuffer();
    expect(await spread(files.web)).toBeLessThan(1);
    expect(Math.abs((await spread(files.preview)) - (await spread(expected)))).toBeLessThan(1);
  });

  test('gives the same files for the same bytes', async () => {
    const original = await drawScene({ seed: 2 });
    expect(await render(original)).toEqual(await render(original));
  });

  test('upright size, width and height of a turned file', async () => {
    const scene = await drawScene({ seed: 3 });
    const turned = await sharp(scene).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { facts, files } = await renderUsable(turned);
    expect(facts).toMatchObject({ width: 800, height: 1200 });
    expect((await sizes({ ...files }))['preview']).toBe('jpeg 683x1024');
  });

  test('tells a sharp photo from a blurred one', async () => {
    const scene = await drawScene({ seed: 4 });
    const blurred = await sharp(scene).blur(4).jpeg().toBuffer();
    const [sharpness, less] = [
      (await renderUsable(scene)).facts.sharpness,
      (await renderUsable(blurred)).facts.sharpness,
    ];
    expect(less).toBeLessThan(sharpness / 5);
  });

  test('keeps camera facts, and lets no tag into a rendition', async () => {
    const original = await sharp(await drawScene({ seed: 6 }))
      .withIccProfile('p3')
      .withExif({
        IFD0: { Make: 'Canon', Model: 'EOS R6', Artist: 'Jane Owner', Copyright: 'Jane Owner' },
        IFD2: { DateTimeOriginal: '2026:05:03 10:42:03', BodySerialNumber: '012021001234' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 45/1 0/1', GPSLongitude: '4/1 50/1 0/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Jane Owner</x:xmpmeta>')
      .jpeg()
      .toBuffer();
    const { facts, files } = await renderUsable(original);
    expect(facts.camera).toMatchObject({ localTime: '2026-05-03T10:42:03' });
    expect(JSON.stringify(facts)).not.toMatch(/012021001234|Jane|Canon/);
    for (const file of Object.values(files) as Buffer[]) {
      const metadata = await sharp(file).metadata();
      expect(metadata).not.toHaveProperty('exif');
      expect(metadata).not.toHaveProperty('icc');
      expect(metadata).not.toHaveProperty('xmp');
      expect(file.toString('latin1')).not.toMatch(/Exif|Jane|012021001234|GPS|Canon/);
    }
  });

  test('nothing but pixels survives of a file that is two things at once', async () => {
    const payload = Buffer.from('<script>alert(1)</script>PK\x03\x04 payload', 'latin1');
    const scene = await drawScene({ seed: 7 });
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, payload.length + 2]), payload]);
    const polyglot = Buffer.concat([scene.subarray(0, 2), comment, scene.subarray(2), payload]);
    const { files } = await renderUsable(polyglot);
    for (const file of Object.values(files) as Buffer[]) {
      expect(file.includes('payload')).toBe(false);
      expect(file.includes('<script>')).toBe(false);
    }
  });
});

describe('renderPhoto refuses', () => {
  test.each([
    ['EMPTY_FILE', 'no bytes', ''],
    ['NOT_AN_IMAGE', 'SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>'],
    ['NOT_AN_IMAGE', 'PDF', '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>\n%%EOF'],
    ['NOT_AN_IMAGE', 'an archive', 'PK\x03\x04\x14\0\0\0'],
    ['UNREADABLE', 'a signature and noise', `\xff\xd8\xff\xe0${'\x37'.repeat(500)}`],
    ['UNREADABLE', 'a JPEG signature alone', '\xff\xd8\xff'],
    ['UNREADABLE', 'a PNG signature alone', '\x89PNG\r\n\x1a\n'],
  ])('%s: %s', async (reason, _, bytes) => {
    expect(await render(Buffer.from(bytes, 'latin1'))).toEqual({ outcome: 'UNUSABLE', reason });
  });

  test('NOT_AN_IMAGE: a GIF', async () => {
    const gif = await sharp(await drawScene({ seed: 8 }))
      .gif()
      .toBuffer();
    expect(await render(gif)).toEqual({ outcome: 'UNUSABLE', reason: 'NOT_AN_IMAGE' });
  });

  test.each([0.05, 0.3, 0.5, 0.8, 0.95])('UNREADABLE: %d of a JPEG', async (share) => {
    const scene = await drawScene({ seed: 9, width: 2400, height: 1600 });
    const cut = scene.subarray(0, Math.floor(scene.length * share));
    expect(await render(cut)).toEqual({ outcome: 'UNUSABLE', reason: 'UNREADABLE' });
  });

  test.each(['png', 'webp'] as const)('UNREADABLE: half a %s', async (format) => {
    const file = await sharp(await drawScene({ seed: 9 }))
      .toFormat(format)
      .toBuffer();
    const half = file.subarray(0, file.length >> 1);
    expect(await render(half)).toEqual({ outcome: 'UNUSABLE', reason: 'UNREADABLE' });
  });

  test('TOO_LARGE: a PNG bomb, without decoding it', async () => {
    expect(await render(pngBomb())).toEqual({ outcome: 'UNUSABLE', reason: 'TOO_LARGE' });
  });

  test('TOO_SMALL: a short side under 200 px', async () => {
    const strip = await drawScene({ seed: 9, width: 1200, height: 199 });
    expect(await render(strip)).toEqual({ outcome: 'UNUSABLE', reason: 'TOO_SMALL' });
    expect((await render(await drawScene({ seed: 9, width: 200, height: 200 }))).outcome).toBe(
      'RENDERED',
    );
  });
});
