import { PhotoByIdDocument, type PhotoTileFragment } from '~/graphql/generated.ts';

/** Which photo is open stands in the address (?photo=…), so "back" closes it and a link opens it. */
export function usePhotoViewer(pages: ReturnType<typeof usePhotoPages>) {
  const route = useRoute();
  const router = useRouter();
  const { query } = useGraph();
  const linked = shallowRef<PhotoTileFragment | null>(null);
  let openedHere = false;

  const photoId = computed(() =>
    typeof route.query.photo === 'string' ? route.query.photo : null,
  );
  const index = computed(() => pages.photos.value.findIndex(({ id }) => id === photoId.value));
  const photo = computed(() => {
    if (!photoId.value) return null;
    return (
      pages.photos.value[index.value] ?? (linked.value?.id === photoId.value ? linked.value : null)
    );
  });

  watch(
    [photoId, index],
    async () => {
      if (import.meta.server || !photoId.value || photo.value) return;
      linked.value =
        (await query(PhotoByIdDocument, { id: photoId.value }).catch(() => null))?.photo ?? null;
      if (!linked.value) close();
    },
    { immediate: true },
  );
  watch(index, (at) => {
    if (at >= 0 && at >= pages.photos.value.length - 5) void pages.more();
  });

  const show = (id: string, replace: boolean) =>
    router[replace ? 'replace' : 'push']({ query: { ...route.query, photo: id } });

  function open(id: string) {
    openedHere = true;
    return show(id, false);
  }
  function close() {
    if (openedHere) return router.back();
    const query = { ...route.query };
    delete query.photo;
    return router.replace({ query });
  }
  function step(by: 1 | -1) {
    const next = pages.photos.value[index.value + by];
    if (index.value >= 0 && next) void show(next.id, true);
  }

  const hasPrevious = computed(() => index.value > 0);
  const hasNext = computed(() => index.value >= 0 && index.value < pages.photos.value.length - 1);
  return { photo, open, close, step, hasPrevious, hasNext };
}
