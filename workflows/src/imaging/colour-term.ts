/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays whose bounds hold by construction */
import { COLOUR_TERMS, type ColourTerm } from '@focus-racer/contracts';

export interface Lab {
  /** CIE L*, 0 to 100. */
  readonly lightness: number;
  /** CIE a* and b*. */
  readonly a: number;
  readonly b: number;
}

const LINEAR = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** 8-bit sRGB in CIE L*a*b*, white D65. */
export function labOf(red: number, green: number, blue: number): Lab {
  const [r, g, b] = [LINEAR[red]!, LINEAR[green]!, LINEAR[blue]!];
  const x = cubeRoot((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = cubeRoot(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = cubeRoot((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return { lightness: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) };
}

function cubeRoot(t: number): number {
  return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116;
}

/** Below this chroma cloth counts as black, grey or white. */
const COLOURLESS = 10;
/** Dark cloth and white cloth in the shade carry the sky's blue: more of it is needed to be a colour. */
const SKY = { from: 230, to: 305, chroma: 20 };
const BLACK_BELOW = 26;
const WHITE_FROM = 62;
/** Hue angles in degrees at which one term ends and the next begins. */
const HUE = { red: 38, orange: 68, yellow: 112, green: 195, blue: 302, purple: 328, pink: 355 };
const DARK_AND_BLACK = 9;

/** The term one would use for a colour of clothes in daylight. */
export function colourTermOf({ lightness, a, b }: Lab): ColourTerm {
  const chroma = Math.hypot(a, b);
  const hue = ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
  const sky = hue >= SKY.from && hue < SKY.to;
  if (chroma < (sky ? SKY.chroma : COLOURLESS) || lightness < DARK_AND_BLACK) {
    if (lightness < BLACK_BELOW) return 'BLACK';
    return lightness < WHITE_FROM ? 'GREY' : 'WHITE';
  }
  if (hue < HUE.red || hue >= HUE.pink) return reddish(lightness, chroma, hue);
  if (hue < HUE.orange) return lightness < 46 || chroma < 30 ? 'BROWN' : 'ORANGE';
  if (hue < HUE.yellow) return lightness < 48 && chroma < 42 ? 'BROWN' : 'YELLOW';
  if (hue < HUE.green) return 'GREEN';
  if (hue < HUE.blue) return 'BLUE';
  return hue < HUE.purple || lightness < 40 ? 'PURPLE' : 'PINK';
}

/** Light red is pink unless it glows; dull dark red towards orange is brown. */
function reddish(lightness: number, chroma: number, hue: number): ColourTerm {
  if (lightness >= 58 && chroma < 60) return 'PINK';
  return chroma < 30 && hue > 15 && hue < HUE.red ? 'BROWN' : 'RED';
}

/** Colours are looked up with 5 bits a channel: two thousand times quicker than computing each. */
const BITS = 5;
const LEVELS = 1 << BITS;
let table: Uint8Array | null = null;

/** The place of a pixel's term in COLOUR_TERMS. */
export function termIndexOf(red: number, green: number, blue: number): number {
  table ??= makeTable();
  const shift = 8 - BITS;
  return table[((red >> shift) << (2 * BITS)) | ((green >> shift) << BITS) | (blue >> shift)]!;
}

function makeTable(): Uint8Array {
  const middle = (level: number) => Math.round(((level + 0.5) * 256) / LEVELS);
  return Uint8Array.from({ length: LEVELS ** 3 }, (_, i) =>
    COLOUR_TERMS.indexOf(
      colourTermOf(
        labOf(
          middle(i >> (2 * BITS)),
          middle((i >> BITS) & (LEVELS - 1)),
          middle(i & (LEVELS - 1)),
        ),
      ),
    ),
  );
}
