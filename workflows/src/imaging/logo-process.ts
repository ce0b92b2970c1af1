import { buffer } from 'node:stream/consumers';
import sharp, { type Sharp } from 'sharp';
import { LOGO_PROCESS } from './logo-limits.ts';

/**
 * A process of its own, for one logo: bytes in, PNG out. It alone may open SVG, whose loader
 * bounded-sharp.ts blocks wherever it is imported; it has no environment and ends by itself.
 */
const isSvg = process.argv[2] === 'svg';
const { sidePx: side, maxInputPixels: limitInputPixels } = LOGO_PROCESS;
const WATCH_EVERY_MS = 20;
/** At this density a pixel of an SVG is a pixel. */
const SVG_DENSITY = 72;

// libvips works on threads of its own, so these run while it does.
setInterval(() => {
  if (process.memoryUsage.rss() > LOGO_PROCESS.maxResidentBytes) {
    process.exit(LOGO_PROCESS.tooLarge);
  }
}, WATCH_EVERY_MS);
setTimeout(() => process.exit(LOGO_PROCESS.unreadable), LOGO_PROCESS.timeoutMs);

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: [isSvg ? 'VipsForeignLoadSvg' : 'VipsForeignLoadPng'] });

async function open(bytes: Buffer): Promise<Sharp> {
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (!isSvg && width * height > limitInputPixels) process.exit(LOGO_PROCESS.tooLarge);
  const density = isSvg ? Math.max(1, (SVG_DENSITY * side) / Math.max(width, height)) : undefined;
  return sharp(bytes, { limitInputPixels, failOn: 'error', density });
}

try {
  const png = await (
    await open(await buffer(process.stdin))
  )
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: !isSvg })
    .ensureAlpha()
    .toColourspace('srgb')
    .png()
    .toBuffer();
  process.stdout.write(png, () => process.exit(0));
} catch {
  process.exit(LOGO_PROCESS.unreadable);
}
