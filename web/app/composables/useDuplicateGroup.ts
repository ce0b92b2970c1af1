import {
  BringBackPhotoDocument,
  DuplicateGroupDocument,
  KeepPhotoInsteadDocument,
  SetPhotoAsideDocument,
  type DuplicateMemberFragment,
} from '~/graphql/generated.ts';

export type DuplicateAction = 'keepInstead' | 'bringBack' | 'setAside';

const DOCUMENTS = {
  keepInstead: KeepPhotoInsteadDocument,
  bringBack: BringBackPhotoDocument,
  setAside: SetPhotoAsideDocument,
} as const;

/** The photos that show the same moment as this one, and what was decided about them here. */
export function useDuplicateGroup(photoId: () => string | null) {
  const { query, mutate } = useGraph();
  const notice = useNotice();
  const members = shallowRef<DuplicateMemberFragment[]>([]);
  const failure = shallowRef<unknown>(null);
  const loading = ref(false);
  const busy = ref(false);
  const undos = shallowRef<{ action: DuplicateAction; id: string }[]>([]);

  /** The first one in the gallery: the group is sorted so. */
  const kept = computed(() => members.value.find(({ state }) => state === 'PUBLISHED') ?? null);
  const waits = computed(() => members.value.some((one) => one.bringBackRequestedAt !== null));

  async function read() {
    const id = photoId();
    if (!id) return;
    loading.value = true;
    failure.value = null;
    try {
      const { photo } = await query(DuplicateGroupDocument, { id });
      if (id === photoId()) members.value = photo?.duplicateGroup ?? [];
    } catch (error) {
      failure.value = error;
    } finally {
      loading.value = false;
    }
  }
  watch(
    photoId,
    () => {
      members.value = [];
      undos.value = [];
      void read();
    },
    { immediate: true },
  );

  async function send(action: DuplicateAction, id: string): Promise<boolean> {
    busy.value = true;
    try {
      await mutate(DOCUMENTS[action], { photoId: id });
      await read();
      return true;
    } catch (error) {
      notice.failed(error);
      return false;
    } finally {
      busy.value = false;
    }
  }
  function oppositeOf(action: DuplicateAction, id: string) {
    if (action === 'bringBack') return { action: 'setAside' as const, id };
    if (action === 'setAside' || !kept.value) return { action: 'bringBack' as const, id };
    return { action, id: kept.value.id };
  }

  return {
    members,
    kept,
    failure,
    loading,
    busy: readonly(busy),
    read,
    /** What is on its way back cannot be called back: its credit may be taken already. */
    canUndo: computed(() => undos.value.length > 0 && !waits.value && !busy.value),
    async decide(action: DuplicateAction, id: string): Promise<boolean> {
      const undo = oppositeOf(action, id);
      const done = await send(action, id);
      if (done) undos.value = [...undos.value, undo];
      return done;
    },
    async undo(): Promise<boolean> {
      const last = undos.value.at(-1);
      if (!last) return false;
      const done = await send(last.action, last.id);
      if (done) undos.value = undos.value.slice(0, -1);
      return done;
    },
  };
}
