import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Box, boxSchema } from '@focus-racer/contracts';
import { z } from 'zod';

const annotationsSchema = z.record(
  z.string(),
  z.object({ bibs: z.array(z.string()), faceBoxes: z.array(boxSchema).default([]) }),
);
const unannotatedSchema = z.record(z.string(), z.array(z.string()));

export interface AnnotatedPhoto {
  /** "set1/a.jpg": the folder is the event. */
  readonly name: string;
  readonly event: string;
  readonly file: string;
  readonly bibs: ReadonlySet<string>;
  /** Whose face it is, told by the bib. */
  readonly faces: readonly { readonly bib: string; readonly box: Box }[];
  /** Readable, though nobody annotated them: right when found, no loss when not. */
  readonly alsoReadable: ReadonlySet<string>;
}

/** Leading zeros are ignored on either side. */
export function withoutZeros(bib: string): string {
  return bib.replace(/^0+(?=.)/, '');
}

export async function readGroundTruth(folder: string): Promise<AnnotatedPhoto[]> {
  const annotations = annotationsSchema.parse(await readJson(join(folder, 'ground-truth.json')));
  const unannotated = await readJson(join(folder, 'readable-but-unannotated.json')).then(
    (json) => unannotatedSchema.parse(json),
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
      throw error;
    },
  );
  const alsoReadable = new Map(Object.entries(unannotated));
  return Object.entries(annotations).map(([name, { bibs, faceBoxes }]) => ({
    name,
    event: name.split('/')[0] ?? '',
    file: join(folder, name),
    bibs: new Set(bibs.map(withoutZeros)),
    faces: faceBoxes.flatMap((box, i) => {
      const bib = bibs[i];
      return bib === undefined ? [] : [{ bib, box }];
    }),
    alsoReadable: new Set(alsoReadable.get(name)?.map(withoutZeros)),
  }));
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}
