import type { DrawnPhoto, DrawnRunner } from './draw-photo.ts';
import { DEMO_START_LIST } from './start-list.ts';

const SHIRTS = ['#c93a06', '#1f5fbf', '#0b6e4f', '#9a2f7f', '#d9a406', '#2b2f3a', '#e8e4dc'];
const PHOTOGRAPHED = 17;

/** The demo's photos, in the order they are taken; file names are what a camera would write. */
export function demoScenes(): { name: string; photo: DrawnPhoto }[] {
  const scenes = Array.from({ length: PHOTOGRAPHED }, (_, i) => ({
    runners: i % 4 === 3 ? [runnerOf(i, 0.36), runnerOf(i + 20, 0.66)] : [runnerOf(i, 0.5)],
    takenAt: clock(i * 19),
    portrait: i % 5 === 1,
  }));
  const extra: DrawnPhoto[] = [
    { runners: [runnerOf(18, 0.42), runnerOf(19, 0.7)], takenAt: clock(340) },
    { runners: [runnerOf(2, 0.46)], takenAt: clock(372) },
    { runners: [{ ...runnerOf(21, 0.5), bib: null }], takenAt: clock(391) },
    { runners: [runnerOf(22, 0.5)], takenAt: clock(405), blur: 14 },
  ];
  return [...scenes, ...extra].map((photo, i) => ({ name: `DSC_${4101 + i}.JPG`, photo }));
}

function runnerOf(index: number, x: number): DrawnRunner {
  const entry = DEMO_START_LIST[index % DEMO_START_LIST.length];
  return {
    bib: entry ? entry.bib : null,
    x,
    y: 0.9 + (index % 3) * 0.03,
    height: 0.66 + (index % 4) * 0.04,
    shirt: SHIRTS[index % SHIRTS.length] ?? '#c93a06',
  };
}

/** Seconds after 10:42:03 on the day of the demo, as a camera writes it. */
function clock(seconds: number): string {
  const at = new Date(Date.UTC(2026, 4, 3, 10, 42, 3 + seconds));
  return at.toISOString().slice(0, 19).replaceAll('-', ':').replace('T', ' ');
}
