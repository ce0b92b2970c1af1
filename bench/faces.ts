import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { decodeForReading, loadFaceEmbedder } from '@focus-racer/workflows';
import { readGroundTruth } from './bibs/ground-truth.ts';

const IMPOSTORS_LET_IN = 0.001;

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (!values.data) {
  console.error('npm run bench faces -- --data DIR');
  process.exit(2);
}

console.log(`faces: the annotated face of each annotated bib; the same bib in the same folder is the same person. A query is
a face whose person has another one; found at first means that the nearest face is of that person. Genuine pairs
accepted: at the distance that lets in one in a thousand pairs of different people. CPU: landmarks twice, descriptor of
the face and of its mirror image; decode left out.`);

const embedder = await loadFaceEmbedder();
const faces: { person: string; embedding: Float32Array }[] = [];
let cpu = 0;
for (const { file, event, faces: annotated } of await readGroundTruth(values.data)) {
  const photo = await decodeForReading(await readFile(file));
  for (const { bib, box } of annotated) {
    const region = {
      left: box.x / photo.scaleToOriginal,
      top: box.y / photo.scaleToOriginal,
      right: (box.x + box.width) / photo.scaleToOriginal,
      bottom: (box.y + box.height) / photo.scaleToOriginal,
    };
    const before = process.cpuUsage();
    const embedding = await embedder.embed(photo, region);
    const { user, system } = process.cpuUsage(before);
    cpu += (user + system) / 1e6;
    faces.push({ person: `${event} ${bib}`, embedding });
  }
}

const distance = (a: Float32Array, b: Float32Array) =>
  Math.sqrt(a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0));
const genuine: number[] = [];
const impostors: number[] = [];
let queries = 0;
let foundAtFirst = 0;
for (const [i, face] of faces.entries()) {
  const others = faces.flatMap((other, k) =>
    k === i
      ? []
      : [{ same: other.person === face.person, apart: distance(face.embedding, other.embedding) }],
  );
  for (const { same, apart } of others) (same ? genuine : impostors).push(apart);
  if (!others.some(({ same }) => same)) continue;
  queries++;
  foundAtFirst += Number(others.reduce((a, b) => (b.apart < a.apart ? b : a)).same);
}
impostors.sort((a, b) => a - b);
const limit = impostors[Math.floor(impostors.length * IMPOSTORS_LET_IN)] ?? 0;
console.log(
  JSON.stringify(
    {
      faces: faces.length,
      queries,
      foundAtFirst: foundAtFirst / queries,
      genuineAccepted: genuine.filter((apart) => apart < limit).length / genuine.length,
      atDistance: limit,
      cpuSecondsPerFace: cpu / faces.length,
    },
    (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(4)) : value),
  ),
);
