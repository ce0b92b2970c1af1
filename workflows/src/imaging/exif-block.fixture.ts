type Value = string | number | readonly [number, number];

/** Tag number → text (ASCII), number (SHORT up to 65,535, else LONG) or fraction (RATIONAL). */
export type Directory = Record<number, Value>;

/** An EXIF block of two directories, as a camera writes it. */
export function exifBlock(
  image: Directory,
  photo: Directory,
  byteOrder: 'II' | 'MM' = 'II',
): Buffer {
  const imageBytes = 2 + (Object.keys(image).length + 1) * 12 + 4;
  const photoAt = 8 + imageBytes;
  const writer = new Writer(byteOrder, photoAt + 2 + Object.keys(photo).length * 12 + 4);
  writer.directory(8, { ...image, 0x8769: photoAt }, new Set([0x8769]));
  writer.directory(photoAt, photo, new Set());
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), writer.finish()]);
}

class Writer {
  private bytes: Buffer;
  private readonly little: boolean;

  constructor(byteOrder: 'II' | 'MM', directoriesEnd: number) {
    this.little = byteOrder === 'II';
    this.bytes = Buffer.alloc(directoriesEnd);
    this.bytes.write(byteOrder, 0, 'latin1');
    this.uint16(2, 42);
    this.uint32(4, 8);
  }

  directory(offset: number, directory: Directory, longs: ReadonlySet<number>): void {
    const entries = Object.entries(directory);
    this.uint16(offset, entries.length);
    for (const [i, [key, value]] of entries.entries()) {
      const entry = offset + 2 + i * 12;
      this.uint16(entry, Number(key));
      this.value(entry, value, longs.has(Number(key)));
    }
  }

  finish(): Buffer {
    return this.bytes;
  }

  private value(entry: number, value: Value, long: boolean): void {
    if (typeof value === 'string') {
      const text = Buffer.from(`${value}\0`, 'latin1');
      this.header(entry, 2, text.length);
      if (text.length <= 4) text.copy(this.bytes, entry + 8);
      else this.uint32(entry + 8, this.append(text));
    } else if (typeof value === 'number') {
      const isLong = long || value > 0xffff;
      this.header(entry, isLong ? 4 : 3, 1);
      if (isLong) this.uint32(entry + 8, value);
      else this.uint16(entry + 8, value);
    } else {
      this.header(entry, 5, 1);
      const at = this.append(Buffer.alloc(8));
      this.uint32(entry + 8, at);
      this.uint32(at, value[0]);
      this.uint32(at + 4, value[1]);
    }
  }

  private header(entry: number, type: number, count: number): void {
    this.uint16(entry + 2, type);
    this.uint32(entry + 4, count);
  }

  private append(bytes: Buffer): number {
    const at = this.bytes.length;
    this.bytes = Buffer.concat([this.bytes, bytes]);
    return at;
  }

  private uint16(offset: number, value: number): void {
    if (this.little) this.bytes.writeUInt16LE(value, offset);
    else this.bytes.writeUInt16BE(value, offset);
  }

  private uint32(offset: number, value: number): void {
    if (this.little) this.bytes.writeUInt32LE(value, offset);
    else this.bytes.writeUInt32BE(value, offset);
  }
}
