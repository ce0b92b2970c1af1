interface Answer {
  id: number;
  sha256?: string;
  problem?: string;
}

/** Hashes files on a few workers in turn, so that the page stays quick. */
export function createHashPool(size: number) {
  const pending = new Map<number, { resolve(sha256: string): void; reject(error: Error): void }>();
  const workers = Array.from({ length: size }, () => {
    const worker = new Worker(new URL('../workers/sha256.worker.ts', import.meta.url), {
      type: 'module',
    });
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const waiting = pending.get(data.id);
      pending.delete(data.id);
      if (data.sha256) waiting?.resolve(data.sha256);
      else waiting?.reject(new Error(data.problem));
    };
    return worker;
  });
  let count = 0;
  return (file: File): Promise<string> =>
    new Promise((resolve, reject) => {
      const id = (count += 1);
      pending.set(id, { resolve, reject });
      workers[id % workers.length]?.postMessage({ id, file });
    });
}
