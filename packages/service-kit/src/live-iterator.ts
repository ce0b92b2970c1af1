/**
 * An async iterator that a producer pushes into. When the reader is slow, `merge` folds the newer
 * item into the waiting one, so at most one item waits. `return()` answers at once, also while a
 * `next()` is pending (an async generator's would queue behind it and leak its listeners).
 */
export class LiveIterator<T> implements AsyncIterableIterator<T> {
  private waiting: { item: T } | null = null;
  private reader: ((result: IteratorResult<T>) => void) | null = null;
  private closed = false;
  private readonly merge: (waiting: T, newer: T) => T;
  private readonly onClose: () => void;

  constructor(options: { merge: (waiting: T, newer: T) => T; onClose: () => void }) {
    this.merge = options.merge;
    this.onClose = options.onClose;
  }

  push(item: T): void {
    if (this.closed) return;
    if (this.reader) {
      const deliver = this.reader;
      this.reader = null;
      deliver({ done: false, value: item });
    } else {
      this.waiting = { item: this.waiting ? this.merge(this.waiting.item, item) : item };
    }
  }

  next(): Promise<IteratorResult<T>> {
    if (this.waiting) {
      const { item } = this.waiting;
      this.waiting = null;
      return Promise.resolve({ done: false, value: item });
    }
    if (this.closed) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.reader = resolve;
    });
  }

  return(): Promise<IteratorResult<T>> {
    this.close();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(error: unknown): Promise<IteratorResult<T>> {
    this.close();
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.waiting = null;
    this.onClose();
    this.reader?.({ done: true, value: undefined });
    this.reader = null;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
