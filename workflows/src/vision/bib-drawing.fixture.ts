import { fileURLToPath } from 'node:url';
import { sharp } from '../imaging/bounded-sharp.ts';
import type { ReadableImage } from './vision-engine.ts';

const FONT_FILE = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/archivo/800ExtraBold/Archivo_800ExtraBold.ttf'),
);

export interface DrawnBib extends ReadableImage {
  readonly bib: { centerX: number; centerY: number; width: number; height: number };
}

/** A dark photo with one white bib, of which the text may be left out. */
export async function drawBib({
  text,
  degrees = 0,
}: {
  text: string;
  degrees?: number;
}): Promise<DrawnBib> {
  const width = 960;
  const height = 640;
  const left = 380;
  const top = 300;
  const picture = sharp({ create: { width, height, channels: 3, background: '#2f4a3a' } });
  const size = { width: 0, height: 0 };
  if (text !== '') {
    const bib = await drawPlate(text, degrees);
    Object.assign(size, bib.info);
    picture.composite([
      {
        input: bib.data,
        raw: { width: size.width, height: size.height, channels: 4 },
        left,
        top,
      },
    ]);
  }
  return {
    data: await picture.removeAlpha().raw().toBuffer(),
    width,
    height,
    scaleToOriginal: 1,
    bib: { ...size, centerX: left + size.width / 2, centerY: top + size.height / 2 },
  };
}

async function drawPlate(text: string, degrees: number) {
  const plate = await sharp({
    text: {
      text: `<span foreground="black" background="white"> ${text} </span>`,
      font: 'Archivo ExtraBold 60px',
      fontfile: FONT_FILE,
      dpi: 72,
      rgba: true,
    },
  })
    .flatten({ background: '#ffffff' })
    .extend({ top: 20, bottom: 20, left: 20, right: 20, background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = plate.info;
  return sharp(plate.data, { raw: { width, height, channels } })
    .ensureAlpha()
    .rotate(degrees, { background: '#00000000' })
    .raw()
    .toBuffer({ resolveWithObject: true });
}
