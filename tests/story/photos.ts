import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DrawnPhoto, type DrawnRunner, drawPhoto } from '../../scripts/demo/draw-photo.ts';

const SHIRTS = ['#c93a06', '#1f5fbf', '#0b6e4f', '#9a2f7f', '#d9a406'];
const folders: string[] = [];

/** A sharp photo of runners with these bibs, taken so many seconds after 10:42:03 on the race day. */
export function shotOf(bibs: readonly string[], seconds: number): DrawnPhoto {
  const at = new Date(Date.UTC(2026, 4, 3, 10, 42, 3 + seconds));
  return {
    runners: bibs.map((bib, place) => runnerOf(bib, (place + 1) / (bibs.length + 1), seconds)),
    takenAt: at.toISOString().slice(0, 19).replaceAll('-', ':').replace('T', ' '),
  };
}

function runnerOf(bib: string, x: number, seed: number): DrawnRunner {
  const shirt = SHIRTS[(Number(bib) + seed) % SHIRTS.length] ?? '#c93a06';
  return { bib, x, y: 0.93, height: 0.7 + (seed % 5) / 100, shirt };
}

/** A folder of files, under the names given, folders and all; it goes with the test. */
export async function folderOf(
  files: Record<string, Buffer | string | DrawnPhoto>,
): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'focus-racer-photos-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const bytes =
      typeof content === 'string' || Buffer.isBuffer(content) ? content : await drawPhoto(content);
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }
  return folder;
}

export async function removeFolders(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
}
