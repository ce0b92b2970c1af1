import { photoTypeOf } from '~/domain/upload/file-tree.ts';
import { isSettled, newUploadItem, type UploadItem } from '~/domain/upload/upload-item.ts';
import type { UploadPorts } from '~/domain/upload/upload-ports.ts';
import { UploadRun } from '~/domain/upload/upload-run.ts';
import { CompleteUploadsDocument, RequestUploadsDocument } from '~/graphql/generated.ts';

const HASH_WORKERS = 3;
const REDRAW_MS = 200;
const SHOWN = 50;

interface RunningUpload {
  run: UploadRun<File>;
  changes: Ref<number>;
}
/** Uploads of this tab by event: they go on while the reader looks at other pages. Browser only. */
const uploads = new Map<string, RunningUpload>();
let hashPool: ReturnType<typeof createHashPool> | undefined;

function portsOf(eventId: string, graph: ReturnType<typeof useGraph>): UploadPorts<File> {
  return {
    hash: (file) => (hashPool ??= createHashPool(HASH_WORKERS))(file),
    async requestUploads(items) {
      const files = items.map((item) => ({
        name: item.name,
        byteSize: item.byteSize,
        contentType: item.contentType,
        sha256: item.sha256 ?? '',
      }));
      const { requestUploads } = await graph.mutate(RequestUploadsDocument, {
        input: { eventId, files },
      });
      return requestUploads.slots;
    },
    put: putFile,
    async completeUploads(photoIds) {
      const { completeUploads } = await graph.mutate(CompleteUploadsDocument, {
        input: { photoIds: [...photoIds] },
      });
      return completeUploads.results;
    },
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    nowMs: () => Date.now(),
  };
}

function startUpload(eventId: string, graph: ReturnType<typeof useGraph>): RunningUpload {
  const changes = ref(0);
  let redraw: ReturnType<typeof setTimeout> | undefined;
  const run = new UploadRun(portsOf(eventId, graph), () => {
    redraw ??= setTimeout(() => {
      redraw = undefined;
      changes.value += 1;
    }, REDRAW_MS);
  });
  window.addEventListener('beforeunload', (event) => {
    if (run.active) event.preventDefault();
  });
  const upload = { run, changes };
  uploads.set(eventId, upload);
  return upload;
}

/** Sends photos to an event: what is added, how far it is, and the few files that need a look. */
export function usePhotoUpload(eventId: string) {
  const graph = useGraph();
  const current = shallowRef<RunningUpload>();
  onMounted(() => (current.value = uploads.get(eventId)));

  /** The upload, read again after each change. */
  function seen<T>(look: (run: UploadRun<File>) => T): ComputedRef<T | undefined> {
    return computed(() => {
      const upload = current.value;
      return upload && upload.changes.value >= 0 ? look(upload.run) : undefined;
    });
  }
  const inStage = (run: UploadRun<File>, test: (item: UploadItem<File>) => boolean) =>
    run.items
      .filter(test)
      .slice(0, SHOWN)
      .map((item) => ({ ...item }));

  function add(files: readonly File[]) {
    const items = files.flatMap((file) => {
      const contentType = photoTypeOf(file.name);
      if (!contentType) return [];
      const path = file.webkitRelativePath || file.name;
      const key = `${path}:${file.size}:${file.lastModified}`;
      return newUploadItem({ key, file, name: file.name, byteSize: file.size, contentType });
    });
    if (items.length === 0) return;
    current.value ??= startUpload(eventId, graph);
    current.value.run.add(items);
  }

  return {
    add,
    summary: seen((run) => (run.items.length > 0 ? run.summary : undefined)),
    active: seen((run) => run.active),
    paused: seen((run) => run.paused),
    sending: seen((run) => inStage(run, ({ stage }) => stage === 'SENDING')),
    troubled: seen((run) =>
      inStage(run, (item) => isSettled(item) && ['REFUSED', 'FAILED'].includes(item.stage)),
    ),
    pause: () => current.value?.run.pause(),
    resume: () => current.value?.run.resume(),
    retryFailed: () => current.value?.run.retryFailed(),
  };
}
