const PHOTO_TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heif',
  avif: 'image/avif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
};

/** The media type a file name promises, or null when it promises no photo. Hidden files never do. */
export function photoTypeOf(name: string): string | null {
  if (name.startsWith('.')) return null;
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return PHOTO_TYPES[extension] ?? null;
}

interface Entry {
  isFile: boolean;
  isDirectory: boolean;
}
interface FileEntry extends Entry {
  file(found: (file: File) => void, failed: (error: DOMException) => void): void;
}
interface FolderEntry extends Entry {
  createReader(): {
    readEntries(found: (entries: Entry[]) => void, failed: (error: DOMException) => void): void;
  };
}

/** Every file below the dropped files and folders. A reader hands on at most 100 entries a call. */
export async function filesBelow(entries: readonly Entry[]): Promise<File[]> {
  const files: File[] = [];
  const left = [...entries];
  for (let entry = left.shift(); entry; entry = left.shift()) {
    if (entry.isFile) files.push(await fileOf(entry as FileEntry));
    else if (entry.isDirectory) left.push(...(await entriesOf(entry as FolderEntry)));
  }
  return files;
}

function fileOf(entry: FileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function entriesOf(folder: FolderEntry): Promise<Entry[]> {
  const reader = folder.createReader();
  const entries: Entry[] = [];
  for (;;) {
    const some = await new Promise<Entry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return entries;
    entries.push(...some);
  }
}
