interface Place {
  count: number;
  scrollY: number;
}

/** Brings a reader who reloads, or comes back from another site, to where she was in a long list. */
export function useKeptPlace(
  key: string,
  list: { count: () => number; more: () => Promise<void>; moreToCome: Readonly<Ref<boolean>> },
) {
  const storageKey = `place:${key}`;
  const keep = () => {
    const place: Place = { count: list.count(), scrollY: window.scrollY };
    sessionStorage.setItem(storageKey, JSON.stringify(place));
  };

  onMounted(async () => {
    window.addEventListener('pagehide', keep);
    const kept = sessionStorage.getItem(storageKey);
    sessionStorage.removeItem(storageKey);
    if (!kept) return;
    const place = JSON.parse(kept) as Place;
    while (list.count() < place.count && list.moreToCome.value) await list.more();
    await nextTick();
    requestAnimationFrame(() => window.scrollTo({ top: place.scrollY, behavior: 'instant' }));
  });
  onBeforeUnmount(() => window.removeEventListener('pagehide', keep));
}
