import { startFakeRekognition } from '@focus-racer/workflows';

// A process of its own, so that its work is not counted as ours.
const { endpoint } = await startFakeRekognition();
process.on('disconnect', () => process.exit(0));
process.send?.(endpoint);
