import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PhotoIngestInput } from '@focus-racer/contracts';
import type { BareStep } from '../pipeline-worker.ts';

const WORKER = fileURLToPath(new URL('../pipeline-worker.ts', import.meta.url));

interface Settled {
  call: number;
  result: unknown;
}
interface Call {
  step: BareStep;
  input: object;
  settle: (result: unknown) => void;
}
export type Lane = (step: BareStep, input: object) => Promise<unknown>;

export interface BareProcesses {
  readonly pids: number[];
  /** The order of photoIngest, as a loop without memory. */
  ingest(photo: PhotoIngestInput): Promise<void>;
  stop(): Promise<void>;
}

/** As many processes and slots as the workers have, fed over a pipe. */
export async function startBareProcesses(
  env: NodeJS.ProcessEnv,
  cores: number,
): Promise<BareProcesses> {
  const start = async (): Promise<ChildProcess> => {
    const child = fork(WORKER, { execArgv: process.execArgv, env });
    await once(child, 'message');
    return child;
  };
  const [business, images, ...visions] = await Promise.all([
    start(),
    start(),
    ...Array.from({ length: cores }, start),
  ]);
  const quick = lane([business], 50);
  const image = lane([images], cores + 1);
  const vision = lane(visions, 1);
  const processes = [business, images, ...visions];

  return {
    pids: processes.map(({ pid = 0 }) => pid),
    async ingest(photo) {
      await quick('startPhoto', photo);
      const rendered = (await image('render', photo)) as { outcome: string };
      const reading = rendered.outcome === 'RENDERED' ? await vision('read', photo) : null;
      await quick('finishPhoto', { ...photo, rendered, reading });
    },
    async stop() {
      await Promise.all(
        processes.map(async (child) => {
          const gone = once(child, 'exit');
          child.disconnect();
          await gone;
        }),
      );
    },
  };
}

/** Runs each call in whichever process has a free slot, in the order in which they come. */
function lane(processes: readonly ChildProcess[], slots: number): Lane {
  const free = Array.from({ length: slots }, () => processes).flat();
  const waiting: Call[] = [];
  const running = new Map<number, (result: unknown) => void>();
  let calls = 0;
  const startNext = () => {
    while (free.length > 0 && waiting.length > 0) {
      const [child, next] = [free.shift(), waiting.shift()];
      if (!child || !next) return;
      const call = (calls += 1);
      running.set(call, (result) => {
        running.delete(call);
        free.push(child);
        next.settle(result);
        startNext();
      });
      child.send({ call, step: next.step, input: next.input });
    }
  };
  for (const child of processes) {
    child.on('message', ({ call, result }: Settled) => {
      running.get(call)?.(result);
    });
  }
  return (step, input) =>
    new Promise((settle) => {
      waiting.push({ step, input, settle });
      startNext();
    });
}
