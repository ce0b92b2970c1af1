/** The EXIF tags this product keeps. GPS, owner and maker notes are never read. */
const IMAGE_TAGS = { 0x010f: 'make', 0x0110: 'model', 0x8769: 'photoDirectory' } as const;
const PHOTO_TAGS = {
  0x829a: 'exposureTime',
  0x8827: 'iso',
  0x9003: 'dateTimeOriginal',
  0x9004: 'dateTimeDigitized',
  0x9011: 'offsetTimeOriginal',
  0x9012: 'offsetTimeDigitized',
  0x9291: 'subSecTimeOriginal',
  0x9292: 'subSecTimeDigitized',
  0x920a: 'focalLength',
  0xa431: 'bodySerialNumber',
} as const;

type TagName =
  | Exclude<(typeof IMAGE_TAGS)[keyof typeof IMAGE_TAGS], 'photoDirectory'>
  | (typeof PHOTO_TAGS)[keyof typeof PHOTO_TAGS];
export type ExifTags = Partial<Record<TagName, string | number>>;

const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const ENTRY_BYTES = 12;
const MAX_ENTRIES = 512;
const MAX_TEXT_BYTES = 128;

/**
 * Reads the few tags we keep from an EXIF block (with or without its "Exif" prefix). Never throws;
 * the work is bounded by the number of entries, because a general parser can be made to take
 * gigabytes by 64 kB of entries that all point at the whole block.
 */
export function readExifTags(block: Buffer): ExifTags {
  const tiff = block.toString('latin1', 0, 4) === 'Exif' ? block.subarray(6) : block;
  const byteOrder = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (byteOrder !== 'II' && byteOrder !== 'MM')) return {};
  const reader = new TiffReader(tiff, byteOrder === 'II');
  const { photoDirectory, ...image } = readDirectory(reader, reader.uint32(4), IMAGE_TAGS);
  if (typeof photoDirectory !== 'number') return image;
  return { ...image, ...readDirectory(reader, photoDirectory, PHOTO_TAGS) };
}

function readDirectory<Name extends string>(
  reader: TiffReader,
  offset: number,
  names: Record<number, Name>,
): Partial<Record<Name, string | number>> {
  const found: Partial<Record<Name, string | number>> = {};
  const entries = Math.min(reader.uint16(offset), MAX_ENTRIES);
  for (let i = 0; i < entries; i++) {
    const entry = offset + 2 + i * ENTRY_BYTES;
    const name = names[reader.uint16(entry)];
    if (name === undefined) continue;
    const value = readValue(reader, entry);
    if (value !== null) found[name] = value;
  }
  return found;
}

function readValue(reader: TiffReader, entry: number): string | number | null {
  const count = reader.uint32(entry + 4);
  switch (reader.uint16(entry + 2)) {
    case ASCII:
      return reader.text(count <= 4 ? entry + 8 : reader.uint32(entry + 8), count);
    case SHORT:
      return reader.uint16(count <= 2 ? entry + 8 : reader.uint32(entry + 8));
    case LONG:
      return reader.uint32(count <= 1 ? entry + 8 : reader.uint32(entry + 8));
    case RATIONAL: {
      const at = reader.uint32(entry + 8);
      const denominator = reader.uint32(at + 4);
      return denominator === 0 ? null : reader.uint32(at) / denominator;
    }
    default:
      return null;
  }
}

/** Reads zeros and empty texts past the end, so that a damaged block yields less instead of an error. */
class TiffReader {
  constructor(
    private readonly bytes: Buffer,
    private readonly littleEndian: boolean,
  ) {}

  uint16(offset: number): number {
    if (offset + 2 > this.bytes.length) return 0;
    return this.littleEndian ? this.bytes.readUInt16LE(offset) : this.bytes.readUInt16BE(offset);
  }

  uint32(offset: number): number {
    if (offset + 4 > this.bytes.length) return 0;
    return this.littleEndian ? this.bytes.readUInt32LE(offset) : this.bytes.readUInt32BE(offset);
  }

  text(offset: number, length: number): string {
    const end = Math.min(offset + Math.min(length, MAX_TEXT_BYTES), this.bytes.length);
    const [text = ''] = this.bytes.toString('latin1', offset, end).split('\0', 1);
    return text.trim();
  }
}
