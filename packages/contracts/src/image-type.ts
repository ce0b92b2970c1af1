export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp';

/** How many leading bytes detectImageType looks at. */
export const IMAGE_SIGNATURE_BYTES = 12;

const JPEG = [0xff, 0xd8, 0xff];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const RIFF = [0x52, 0x49, 0x46, 0x46];
const WEBP = [0x57, 0x45, 0x42, 0x50];

/** What a file is by its first bytes; its name and its declared type prove nothing. */
export function detectImageType(firstBytes: Uint8Array): ImageType | null {
  if (holds(firstBytes, JPEG, 0)) return 'image/jpeg';
  if (holds(firstBytes, PNG, 0)) return 'image/png';
  if (holds(firstBytes, RIFF, 0) && holds(firstBytes, WEBP, 8)) return 'image/webp';
  return null;
}

function holds(bytes: Uint8Array, signature: readonly number[], offset: number): boolean {
  return signature.every((byte, i) => bytes[offset + i] === byte);
}
