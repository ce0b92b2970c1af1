import {
  justifiedRows,
  rowsBetween,
  rowsHeight,
  type Row,
  type Sized,
} from '~/domain/justified-rows.ts';

const SCREENS_BEYOND = 1.5;

/**
 * The justified rows of a list that are near the screen, and the heights of those above and below.
 * `rows` is null until the width is known: the server and the first paint use CSS rows instead.
 */
export function useRowWindow<T extends Sized>(
  container: Readonly<Ref<HTMLElement | null>>,
  photos: () => readonly T[],
  moreToCome: () => boolean,
) {
  const width = ref(0);
  const rowHeight = ref(0);
  const gap = ref(0);
  const view = ref({ from: 0, to: 0 });

  const allRows = computed<Row<T>[]>(() =>
    width.value === 0
      ? []
      : justifiedRows(photos(), {
          width: width.value,
          rowHeight: rowHeight.value,
          gap: gap.value,
          moreToCome: moreToCome(),
        }),
  );
  const height = computed(() => rowsHeight(allRows.value));
  const range = computed(() => rowsBetween(allRows.value, view.value.from, view.value.to));
  const rows = computed(() => (width.value === 0 ? null : allRows.value.slice(...range.value)));
  const nearEnd = computed(() => width.value > 0 && view.value.to >= height.value);

  function look() {
    if (!container.value) return;
    const top = -container.value.getBoundingClientRect().top;
    const beyond = window.innerHeight * SCREENS_BEYOND;
    view.value = { from: top - beyond, to: top + window.innerHeight + beyond };
  }
  function measure() {
    if (!container.value) return;
    const style = getComputedStyle(container.value);
    rowHeight.value = parseFloat(style.getPropertyValue('--photo-row'));
    gap.value = parseFloat(style.getPropertyValue('--photo-gap'));
    width.value = container.value.getBoundingClientRect().width;
    look();
  }

  let observer: ResizeObserver | undefined;
  onMounted(() => {
    measure();
    observer = new ResizeObserver(measure);
    if (container.value) observer.observe(container.value);
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', measure);
  });
  onBeforeUnmount(() => {
    observer?.disconnect();
    window.removeEventListener('scroll', look);
    window.removeEventListener('resize', measure);
  });

  return { rows, height, nearEnd };
}
