import { FaceDetector } from './face-detector.ts';
import { MODEL_FILES } from './model-files.ts';
import { loadNetwork } from './onnx-session.ts';

/** The embedded engine's detector by itself. */
export async function loadFaceDetector(): Promise<FaceDetector> {
  return new FaceDetector(await loadNetwork(MODEL_FILES.faces));
}
