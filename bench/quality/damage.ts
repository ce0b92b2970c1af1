import sharp from 'sharp';
import { convolve, type Kernel, type LinearPicture } from './blur.ts';

/** A sensor's noise does not blur with the picture: standard deviation in 8-bit steps. */
const NOISE_SIGMA = 2;
const JPEG_QUALITY = 90;

const LINEAR = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

export async function decodeLinear(file: Buffer): Promise<LinearPicture> {
  const { data, info } = await sharp(file)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    data: Float32Array.from(data, (value) => LINEAR[value] ?? 0),
    width: info.width,
    height: info.height,
  };
}

/** The photo as a camera would have written it, had it been blurred so. */
export function blurredFile(picture: LinearPicture, kernel: Kernel): Promise<Buffer> {
  return encode(convolve(picture, kernel));
}

/** The photo as a camera would have written it, had it got `stops` more light. */
export function exposedFile(picture: LinearPicture, stops: number): Promise<Buffer> {
  return encode({ ...picture, data: picture.data.map((value) => value * 2 ** stops) });
}

function encode({ data, width, height }: LinearPicture): Promise<Buffer> {
  const random = seeded();
  const bytes = Uint8Array.from(data, (value) => {
    const light = Math.min(1, value);
    const encoded = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
    return Math.min(255, Math.max(0, 255 * encoded + NOISE_SIGMA * random()));
  });
  return sharp(bytes, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
}

/** Roughly Gaussian: the sum of three even numbers; every run has the same. */
function seeded(): () => number {
  let state = 1;
  const even = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647 - 0.5;
  return () => 2 * (even() + even() + even());
}
