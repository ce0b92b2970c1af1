import {
  DEFAULT_LOOK,
  logoKey,
  logoUploadKey,
  lookPreviewKey,
  newId,
} from '@focus-racer/contracts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openStoreWithCatalog, type StoreWithCatalog } from '../fixture/photo-in-store.ts';
import { runActivity } from '../fixture/run-activity.ts';
import { sharp } from '../imaging/bounded-sharp.ts';
import { drawScene } from '../imaging/scene.fixture.ts';
import { createLookPreviewSteps } from './draw-look-preview.ts';
import { createLogoSteps } from './prepare-logo.ts';

const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><circle cx="100" cy="50" r="50" fill="#fff"/></svg>',
);

let room: StoreWithCatalog;
const recorded: object[] = [];
beforeAll(async () => {
  room = await openStoreWithCatalog();
  room.answers['recordLogo'] = ({ prepared }: { prepared: object }) => {
    recorded.push(prepared);
    return { state: 'READY' };
  };
});
afterAll(() => room.remove());

async function send(bytes: Buffer, promisedBytes = bytes.length) {
  const logo = { eventId: newId(), logoId: newId() };
  await room.store.write(logoUploadKey(logo), bytes, { contentType: 'image/png' });
  room.answers['logoWork'] = () => ({ ...logo, byteSize: promisedBytes });
  const steps = createLogoSteps(room);
  const prepared = await runActivity(() => steps.prepareLogo(logo));
  return { logo, prepared };
}

describe('prepareLogo', () => {
  test('leaves a PNG in the place of what was sent', async () => {
    const { logo, prepared } = await send(SVG);
    expect(prepared).toEqual({ outcome: 'READY', width: 1024, height: 512 });
    expect(recorded.at(-1)).toEqual(prepared);
    expect(await room.store.head(logoUploadKey(logo))).toBeNull();
    const png = await sharp(await room.store.read(logoKey(logo))).metadata();
    expect(png).toMatchObject({ format: 'png', hasAlpha: true, width: 1024 });
  });

  test.each([
    ['a poisoned one', Buffer.from('<svg><script/></svg>'), undefined, 'OUTSIDE_REFERENCES'],
    ['one of other bytes', SVG, 7, 'UNREADABLE'],
  ])('refuses %s, and leaves nothing', async (_name, bytes, promised, reason) => {
    const { logo, prepared } = await send(bytes, promised);
    expect(prepared).toEqual({ outcome: 'REFUSED', reason });
    expect(recorded.at(-1)).toEqual(prepared);
    expect(await room.store.head(logoUploadKey(logo))).toBeNull();
    expect(await room.store.head(logoKey(logo))).toBeNull();
  });
});

test('a photo is drawn with a look that nobody saved, at a private place, and removed', async () => {
  const { logo } = await send(SVG);
  const photo = await room.addPhoto(await drawScene({ seed: 3 }));
  const preview = { previewId: newId(), eventId: photo.eventId };
  const draw = async (key: string | null) => {
    const watermark = { ...DEFAULT_LOOK.watermark, logoKey: key, sizePercent: 30 };
    room.answers['lookPreviewWork'] = () => ({
      ...preview,
      photoId: photo.photoId,
      look: { ...DEFAULT_LOOK, watermark },
    });
    const steps = createLookPreviewSteps({ ...room, cameraSalt: 'salt' });
    expect(await runActivity(() => steps.drawLookPreview(preview))).toEqual({ drawn: true });
    return room.store.read(lookPreviewKey(preview));
  };
  room.answers['recordLookPreview'] = () => ({ state: 'DRAWN' });
  room.answers['forgetLookPreview'] = () => ({ state: 'FORGOTTEN' });
  const bare = await draw(null);
  expect((await draw(logoKey(logo))).equals(bare)).toBe(false);
  const steps = createLookPreviewSteps({ ...room, cameraSalt: 'salt' });
  await steps.removeLookPreview(preview);
  expect(await room.store.head(lookPreviewKey(preview))).toBeNull();
});
