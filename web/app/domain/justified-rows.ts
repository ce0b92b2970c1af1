export interface Sized {
  width: number | null;
  height: number | null;
}

export interface Row<T> {
  items: T[];
  top: number;
  height: number;
}

const UNKNOWN_ASPECT = 3 / 2;

export function aspectOf(photo: Sized): number {
  return photo.width && photo.height ? photo.width / photo.height : UNKNOWN_ASPECT;
}

/**
 * Rows of equal height and full width, in pixels. Breaks a line exactly where a CSS flex line of
 * items with basis `aspect * rowHeight` breaks, so the server's CSS rows and these are the same.
 * A last row that is not full keeps `rowHeight`, or is held back while more photos are to come.
 */
export function justifiedRows<T extends Sized>(
  photos: readonly T[],
  options: { width: number; rowHeight: number; gap: number; moreToCome: boolean },
): Row<T>[] {
  const { width, rowHeight, gap } = options;
  const rows: Row<T>[] = [];
  let line: T[] = [];
  let aspects = 0;
  let top = 0;

  const close = (height: number) => {
    rows.push({ items: line, top, height });
    top += height + gap;
    line = [];
    aspects = 0;
  };
  for (const photo of photos) {
    const aspect = aspectOf(photo);
    const wanted = (aspects + aspect) * rowHeight + gap * line.length;
    if (line.length > 0 && wanted > width) close((width - gap * (line.length - 1)) / aspects);
    line.push(photo);
    aspects += aspect;
  }
  const nothingElse = rows.length === 0;
  if (line.length > 0 && (nothingElse || !options.moreToCome)) {
    close(Math.min(rowHeight, (width - gap * (line.length - 1)) / aspects));
  }
  return rows;
}

/** Indices `[first, last)` of the rows that touch the stretch from `from` to `to` pixels. */
export function rowsBetween(
  rows: readonly Row<unknown>[],
  from: number,
  to: number,
): [number, number] {
  let first = rows.findIndex((row) => row.top + row.height >= from);
  if (first === -1) first = rows.length;
  let last = first;
  while (last < rows.length && (rows[last]?.top ?? 0) <= to) last += 1;
  return [first, last];
}

export function rowsHeight(rows: readonly Row<unknown>[]): number {
  const last = rows.at(-1);
  return last ? last.top + last.height : 0;
}
