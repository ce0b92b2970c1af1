import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { PlanarTensor } from './planar-tensor.ts';

/** A network with one picture in and one tensor out. */
export interface PictureNetwork {
  /** Blocks the process until it is done: onnxruntime-node computes on the calling thread. */
  run(picture: PlanarTensor): Promise<{ data: Float32Array; dims: readonly number[] }>;
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
  const [output] = session.outputNames;
  if (input === undefined || output === undefined) {
    throw new Error(`${modelFile} has no input or no output`);
  }
  return {
    async run({ data, width, height }) {
      const results = await session.run({
        [input]: new Tensor('float32', data, [1, 3, height, width]),
      });
      const tensor = results[output];
      if (!(tensor?.data instanceof Float32Array)) {
        throw new Error(`${modelFile} answered no float32 tensor`);
      }
      return { data: tensor.data, dims: tensor.dims };
    },
  };
}
