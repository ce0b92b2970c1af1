import { rmSync } from 'node:fs';
import { removeCluster } from '../../scripts/system/cluster-folder.ts';

export default async function stopStorySystem() {
  if (!globalThis.focusRacerStorySystem) return;
  const { dataDir, system, control } = globalThis.focusRacerStorySystem;
  control.close();
  await system.stop();
  await removeCluster(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
}
