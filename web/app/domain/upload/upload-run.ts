import { backoffMs } from '../backoff.ts';
import { failureKind, type FailureKind } from '../failure.ts';
import { isSettled, summarize, type UploadItem, type UploadSummary } from './upload-item.ts';
import type { CompletedUpload, UploadPorts, UploadSlot } from './upload-ports.ts';

const LIMITS = {
  hashing: 3,
  sending: 5,
  filesPerRequest: 500,
  filesPerCompletion: 100,
  /** Below this many signed addresses in hand, more are asked for: they live an hour only. */
  addressesInHand: 20,
  attempts: 7,
  completionPauseMs: 1500,
  /** An address that ends sooner than this is asked for again instead of used. */
  addressMarginMs: 30_000,
};
const BACKOFF = { firstMs: 500, capMs: 20_000 };

/** Hashes, asks, sends and completes files side by side; each file fails and is tried again by itself. */
export class UploadRun<File> {
  readonly items: UploadItem<File>[] = [];
  paused = false;
  private hashing = 0;
  private sending = 0;
  private asking = false;
  private completing = false;

  constructor(
    private readonly ports: UploadPorts<File>,
    private readonly onChange: () => void,
  ) {}

  get active(): boolean {
    return this.items.some((item) => !isSettled(item));
  }

  get summary(): UploadSummary {
    return summarize(this.items);
  }

  /** Adds files; one that is in the run already (same key) is taken once. */
  add(items: readonly UploadItem<File>[]): void {
    const known = new Set(this.items.map((item) => item.key));
    for (const item of items) {
      if (known.has(item.key)) continue;
      known.add(item.key);
      this.items.push(item);
    }
    this.advance();
  }

  pause(): void {
    this.paused = true;
    this.onChange();
  }

  resume(): void {
    this.paused = false;
    this.advance();
  }

  retryFailed(): void {
    for (const item of this.items.filter(({ stage }) => stage === 'FAILED')) {
      item.failure = null;
      item.stage = item.sha256 ? 'HASHED' : 'WAITING';
    }
    this.advance();
  }

  private at(stage: UploadItem['stage']): UploadItem<File>[] {
    return this.items.filter((item) => item.stage === stage);
  }

  private advance(): void {
    this.onChange();
    if (this.paused) return;
    for (const item of this.at('WAITING').slice(0, LIMITS.hashing - this.hashing)) {
      void this.hash(item);
    }
    const ready = this.at('READY');
    for (const item of ready.slice(0, LIMITS.sending - this.sending)) void this.send(item);
    const hashed = this.at('HASHED');
    if (!this.asking && hashed.length > 0 && ready.length < LIMITS.addressesInHand) {
      void this.ask(hashed.slice(0, LIMITS.filesPerRequest));
    }
    if (!this.completing && this.at('SENT').length > 0) void this.complete();
  }

  private async hash(item: UploadItem<File>): Promise<void> {
    item.stage = 'HASHING';
    this.hashing += 1;
    const sha256 = await this.attempt(() => this.ports.hash(item.file), [item]);
    this.hashing -= 1;
    if (sha256 !== null) {
      item.sha256 = sha256;
      item.stage = 'HASHED';
    }
    this.advance();
  }

  private async ask(batch: UploadItem<File>[]): Promise<void> {
    this.asking = true;
    const slots = await this.attempt(() => this.ports.requestUploads(batch), batch);
    this.asking = false;
    slots?.forEach((slot, index) => {
      const item = batch[index];
      if (item) takeSlot(item, slot);
    });
    this.advance();
  }

  private async send(item: UploadItem<File>): Promise<void> {
    const { upload } = item;
    if (!upload || Date.parse(upload.expiresAt) - this.ports.nowMs() < LIMITS.addressMarginMs) {
      item.stage = 'HASHED';
      return this.advance();
    }
    item.stage = 'SENDING';
    this.sending += 1;
    const status = await this.attempt(async () => {
      const answer = await this.ports.put(upload, item.file, (sentBytes) => {
        item.sentBytes = sentBytes;
        this.onChange();
      });
      if (answer >= 500 || answer === 408 || answer === 429) throw new StoreBusyError();
      return answer;
    }, [item]);
    this.sending -= 1;
    if (status !== null) this.takeStatus(item, status);
    this.advance();
  }

  /** 412: the object stands there already, from an attempt whose answer was lost. 403: the address ended. */
  private takeStatus(item: UploadItem<File>, status: number): void {
    if (status < 300 || status === 412) item.stage = 'SENT';
    else if (status === 403 && !addressUsedTwice(item)) item.stage = 'HASHED';
    else fail(item, 'FAULT');
  }

  private async complete(): Promise<void> {
    this.completing = true;
    await this.ports.wait(LIMITS.completionPauseMs);
    const batch = this.at('SENT').slice(0, LIMITS.filesPerCompletion);
    const ids = batch.flatMap(({ photoId }) => photoId ?? []);
    const results = await this.attempt(() => this.ports.completeUploads(ids), batch);
    this.completing = false;
    const byId = new Map(results?.map((result) => [result.photoId, result]));
    for (const item of batch) {
      const result = byId.get(item.photoId ?? '');
      if (result) takeCompletion(item, result);
    }
    this.advance();
  }

  /** Tries again with growing pauses; after the last attempt the items are FAILED and it gives null. */
  private async attempt<T>(
    action: () => Promise<T>,
    items: readonly UploadItem<File>[],
  ): Promise<T | null> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await action();
      } catch (error) {
        const kind = error instanceof StoreBusyError ? 'UNAVAILABLE' : failureKind(error as object);
        if (isFinal(kind) || attempt === LIMITS.attempts) {
          for (const item of items) fail(item, kind);
          return null;
        }
        await this.ports.wait(backoffMs(attempt, BACKOFF));
      }
    }
  }
}

class StoreBusyError extends Error {}

const FINAL: ReadonlySet<FailureKind> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NO_LONGER_TAKES_PART',
  'NOT_FOUND',
  'BAD_USER_INPUT',
]);
const isFinal = (kind: FailureKind) => FINAL.has(kind);

const refreshedAddresses = new WeakSet<UploadItem>();

function addressUsedTwice(item: UploadItem): boolean {
  if (refreshedAddresses.has(item)) return true;
  refreshedAddresses.add(item);
  return false;
}

function fail(item: UploadItem, kind: FailureKind): void {
  item.stage = 'FAILED';
  item.failure = kind;
  item.sentBytes = 0;
}

function takeSlot(item: UploadItem, slot: UploadSlot): void {
  item.photoId = slot.photoId;
  item.upload = slot.upload;
  item.refusal = slot.rejectionReason;
  item.stage = slot.status === 'UPLOAD' ? 'READY' : slot.status;
}

function takeCompletion(item: UploadItem, result: CompletedUpload): void {
  if (result.outcome === 'MISSING') {
    item.sentBytes = 0;
    item.stage = 'HASHED';
  } else if (result.outcome === 'NOT_FOUND') {
    fail(item, 'NOT_FOUND');
  } else if (result.outcome === 'NO_LONGER_ALLOWED') {
    fail(item, 'NO_LONGER_TAKES_PART');
  } else if (result.outcome === 'REJECTED') {
    item.refusal = result.rejectionReason;
    item.stage = 'REFUSED';
  } else {
    item.stage = 'RECEIVED';
  }
}
