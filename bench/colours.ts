import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Box, boxSchema, COLOUR_TERMS, type PersonRegion } from '@focus-racer/contracts';
import { decodeForReading, loadEmbeddedEngine, measurePeople } from '@focus-racer/workflows';
import { z } from 'zod';

/** A person is the labelled one when the faces overlap this much. */
const SAME_FACE = 0.3;

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (!values.data) {
  console.error('npm run bench colours -- --data DIR');
  process.exit(2);
}

const labels = z
  .array(
    z.object({
      photo: z.string(),
      face: boxSchema,
      /** What one sees on the torso, the word one would say first in front. */
      colours: z.array(z.enum(COLOUR_TERMS)).min(1),
    }),
  )
  .parse(JSON.parse(await readFile(new URL('colours/labels.json', import.meta.url), 'utf8')));

console.log(`colours: ${labels.length} regions of DIR's photos, labelled by one person looking at them, before any were computed.
agreement: the first colour computed is one of the words said. mainAgreement: it is the first word said.
wordsRight: share of all colours computed that are among the words. A person not found counts against all.
The rules' few limits were adjusted on these same regions: a set of its own would give less.`);

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const shared = Math.max(0, width) * Math.max(0, height);
  return shared / (a.width * a.height + b.width * b.height - shared);
}

const engine = await loadEmbeddedEngine();
const known = new Map<string, PersonRegion[]>();

async function peopleOf(photo: string): Promise<PersonRegion[]> {
  const picture = await decodeForReading(await readFile(join(values.data ?? '', photo)));
  const { people, lines } = await engine.read(picture);
  return measurePeople(picture, people, lines);
}

const totals = { agreed: 0, main: 0, words: 0, right: 0, found: 0 };
for (const { photo, face, colours } of labels) {
  const people = known.get(photo) ?? (await peopleOf(photo));
  known.set(photo, people);
  const [person] = people
    .map((one) => ({ one, shared: overlap(one.face, face) }))
    .filter(({ shared }) => shared > SAME_FACE)
    .sort((a, b) => b.shared - a.shared);
  const computed = person?.one.torsoColours ?? [];
  const [first] = computed;
  const agrees = first !== undefined && colours.includes(first);
  totals.found += person ? 1 : 0;
  totals.agreed += agrees ? 1 : 0;
  totals.main += first === colours[0] ? 1 : 0;
  totals.words += computed.length;
  totals.right += computed.filter((colour) => colours.includes(colour)).length;
  if (!agrees) {
    const place = `${photo} at ${face.x},${face.y}`;
    console.log(
      `${place.padEnd(34)} said ${colours.join(' ')}, computed ${computed.join(' ') || 'none'}`,
    );
  }
}
console.log(
  JSON.stringify({
    agreement: Number((totals.agreed / labels.length).toFixed(3)),
    mainAgreement: Number((totals.main / labels.length).toFixed(3)),
    wordsRight: Number((totals.right / totals.words).toFixed(3)),
    found: totals.found,
    regions: labels.length,
  }),
);
