import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { PlanarTensor } from './planar-tensor.ts';

/** A network with one picture in and named tensors out. */
export interface PictureNetwork {
  /** Blocks the process until it is done: onnxruntime-node computes on the calling thread. */
  run(picture: PlanarTensor): Promise<NetworkOutputs>;
}

export interface NetworkOutputs {
  /** @throws when there is no such output of floats. */
  floats(name: string): { data: Float32Array; dims: readonly number[] };
  /** @throws when there is no such output of 64-bit integers. */
  integers(name: string): BigInt64Array;
}

/** One thread: a worker process has one slot and there is one process a core. */
export async function loadNetwork(modelFile: string): Promise<PictureNetwork> {
  const session = await InferenceSession.create(modelFile, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    enableCpuMemArena: true,
  });
  const [input] = session.inputNames;
  if (input === undefined) throw new Error(`${modelFile} has no input`);
  return {
    async run({ data, width, height }) {
      const results = await session.run({
        [input]: new Tensor('float32', data, [1, 3, height, width]),
      });
      return {
        floats(name) {
          const tensor = results[name];
          if (!(tensor?.data instanceof Float32Array)) {
            throw new Error(`${modelFile} answered no floats as ${name}`);
          }
          return { data: tensor.data, dims: tensor.dims };
        },
        integers(name) {
          const data = results[name]?.data;
          if (!(data instanceof BigInt64Array)) {
            throw new Error(`${modelFile} answered no integers as ${name}`);
          }
          return data;
        },
      };
    },
  };
}
