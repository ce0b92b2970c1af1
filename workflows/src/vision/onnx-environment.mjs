import { TestEnvironment } from 'jest-environment-node';

/**
 * onnxruntime-node makes its tensors with the typed arrays of the process and refuses those that
 * Jest gives each test file: here both are the same.
 */
export default class OnnxEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.Float32Array = Float32Array;
    this.global.BigInt64Array = BigInt64Array;
  }
}
