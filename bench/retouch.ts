import { parseArgs } from 'node:util';
import { DEFAULT_LOOK, RENDITION_RECIPE } from '@focus-racer/contracts';
import {
  applyRetouch,
  decodeForReading,
  type Pixels,
  renderPhoto,
  retouchFor,
} from '@focus-racer/workflows';
import { median } from './median.ts';
import { findPhotos, likeCameraFiles } from './renditions-photos.ts';
import {
  castAgainst,
  changeOf,
  greyTint,
  isWellExposed,
  quantile,
  skinTurn,
  tonesOf,
} from './retouch/figures.ts';
import { CASTS, copyOf, darkened, hazed, tinted } from './retouch/spoilt.ts';

const ROUNDS = 5;

const { values } = parseArgs({
  options: { data: { type: 'string' }, large: { type: 'string', default: '8' } },
});
if (!values.data) {
  console.error('npm run bench retouch -- --data DIR [--large N]');
  process.exit(2);
}
const files = await findPhotos(values.data);

console.log(`retouch: ${files.length} photos at 1600 px (never enlarged), as they are and spoilt on purpose.
well exposed: mean luma 90 to 160, 1st percentile at most 30, 99th at least 225, by a measure of the bench's own.
  change: mean difference of levels, of 255. skin: mean turn of hue where the photo has the colour of skin.
  grey: how coloured what was grey is afterwards, 95th percentile.
casts: ${Object.keys(CASTS).join(', ')}, by factors of red, green and blue (${JSON.stringify(Object.values(CASTS))}). removed: of the way
  of all middle pixels from the photo's own colours, the share that is gone; a photo keeps a cast of its own.
dark: 1.25 stops less. recovered: share of the way back to the photo's mean luma.
haze: half the contrast over a veil of 60. recovered: share of the way back to its spread of luma.
cpu: measuring and applying at 1600 px, of the process; and renderPhoto of 12-megapixel files, with and
  without retouch in turn, ${ROUNDS} rounds, the median.`);

async function retouched(photo: Pixels): Promise<Pixels> {
  const copy = copyOf(photo);
  applyRetouch(copy, await retouchFor(photo));
  return copy;
}

const wellExposed = { change: [] as number[], skin: [] as number[], grey: [] as number[] };
const castRemoved = new Map<string, number[]>(Object.keys(CASTS).map((name) => [name, []]));
const darkRecovered: number[] = [];
const hazeRecovered: number[] = [];
for (const { bytes } of files) {
  const photo = await decodeForReading(bytes);
  const tones = tonesOf(photo);
  for (const [name, gains] of Object.entries(CASTS)) {
    const cast = tinted(photo, gains);
    const left = castAgainst(photo, await retouched(cast)) / castAgainst(photo, cast);
    castRemoved.get(name)?.push(1 - left);
  }
  if (!isWellExposed(tones)) continue;
  const after = await retouched(photo);
  wellExposed.change.push(changeOf(photo, after));
  const skin = skinTurn(photo, after);
  const grey = greyTint(photo, after);
  if (skin !== null) wellExposed.skin.push(skin);
  if (grey !== null) wellExposed.grey.push(grey);
  const wayBack = async (spoilt: Pixels, of: 'mean' | 'spread') => {
    const got = tonesOf(await retouched(spoilt))[of];
    return 1 - Math.abs(got - tones[of]) / Math.abs(tonesOf(spoilt)[of] - tones[of]);
  };
  darkRecovered.push(await wayBack(darkened(photo), 'mean'));
  hazeRecovered.push(await wayBack(hazed(photo), 'spread'));
}

const large = await likeCameraFiles(files, { count: Number(values.large), longSidePx: 4240 });
const pictures = await Promise.all(large.map(({ bytes }) => decodeForReading(bytes)));

async function cpuMsOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / large.length;
}
const render = async (retouch: boolean) => {
  for (const { bytes } of large) {
    const look = { ...DEFAULT_LOOK, retouch };
    const cameraSalt = 'bench';
    const eventName = 'Semi-marathon de Lyon 2026';
    await renderPhoto({ original: bytes, eventName, look, recipe: RENDITION_RECIPE, cameraSalt });
  }
};
const cpu = { alone: [] as number[], plain: [] as number[], retouched: [] as number[] };
await render(true);
for (let round = 0; round < ROUNDS; round++) {
  cpu.plain.push(await cpuMsOf(() => render(false)));
  cpu.retouched.push(await cpuMsOf(() => render(true)));
  const copies = pictures.map(copyOf);
  cpu.alone.push(
    await cpuMsOf(async () => {
      for (const copy of copies) applyRetouch(copy, await retouchFor(copy));
    }),
  );
}

const row = (name: string, found: readonly number[]) =>
  console.log(
    `${name.padEnd(22)} ${String(found.length).padStart(4)} photos: median ${quantile(found, 0.5).toFixed(3)}, ` +
      `5th percentile ${quantile(found, 0.05).toFixed(3)}, 95th ${quantile(found, 0.95).toFixed(3)}`,
  );
row('well exposed: change', wellExposed.change);
row('well exposed: skin', wellExposed.skin);
row('well exposed: grey', wellExposed.grey);
for (const [name, removed] of castRemoved) row(`cast removed: ${name}`, removed);
row('dark recovered', darkRecovered);
row('haze recovered', hazeRecovered);
console.log(
  `renderPhoto at 12 megapixels: ${median(cpu.plain).toFixed(0)} CPU-ms, retouched ${median(cpu.retouched).toFixed(0)}`,
);
const rounded = (value: number, digits = 2) => Number(value.toFixed(digits));
console.log(
  JSON.stringify({
    cpuMsPerPhoto: rounded(median(cpu.alone), 1),
    renderRatio: rounded(median(cpu.retouched) / median(cpu.plain)),
    wellExposedChange: rounded(median(wellExposed.change)),
    skinTurnDegrees: rounded(quantile(wellExposed.skin, 0.95)),
    castRemoved: rounded(median([...castRemoved.values()].flat())),
    darkRecovered: rounded(median(darkRecovered)),
    hazeRecovered: rounded(median(hazeRecovered)),
  }),
);
