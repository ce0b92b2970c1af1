import { heldInside, NO_ZOOM, zoomedAt, type Lens } from '~/domain/zoom.ts';

const SWIPE_PX = 60;

/** Zoom and swipe of one picture by pointer, wheel and double click. */
export function useLens(
  frame: Readonly<Ref<HTMLElement | null>>,
  picture: Readonly<Ref<HTMLElement | null>>,
  onSwipe: (by: 1 | -1) => void,
) {
  const lens = ref<Lens>(NO_ZOOM);
  const pointers = new Map<number, { x: number; y: number }>();
  const swipe = ref(0);

  const zoomed = computed(() => lens.value.scale > 1);
  const style = computed(() => ({
    transform: `translate(${lens.value.x + swipe.value}px, ${lens.value.y}px) scale(${lens.value.scale})`,
  }));

  function hold(next: Lens) {
    if (!frame.value || !picture.value) return;
    const size = { width: picture.value.offsetWidth, height: picture.value.offsetHeight };
    const outer = { width: frame.value.clientWidth, height: frame.value.clientHeight };
    lens.value = heldInside(next, size, outer);
  }
  function fromCentre(point: { clientX: number; clientY: number }) {
    const box = frame.value?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    return {
      x: point.clientX - box.left - box.width / 2,
      y: point.clientY - box.top - box.height / 2,
    };
  }
  const zoomBy = (factor: number, point: { clientX: number; clientY: number }) =>
    hold(zoomedAt(lens.value, factor, fromCentre(point)));

  function onPointerdown(event: PointerEvent) {
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }
  function onPointermove(event: PointerEvent) {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    if (other) {
      const span = (point: typeof now) => Math.hypot(point.x - other.x, point.y - other.y);
      const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
      zoomBy(span(now) / Math.max(1, span(before)), middle);
    } else if (zoomed.value) {
      const { scale, x, y } = lens.value;
      hold({ scale, x: x + now.x - before.x, y: y + now.y - before.y });
    } else {
      swipe.value += now.x - before.x;
    }
  }
  function onPointerup(event: PointerEvent) {
    if (!pointers.delete(event.pointerId)) return;
    if (!zoomed.value && Math.abs(swipe.value) > SWIPE_PX) onSwipe(swipe.value > 0 ? -1 : 1);
    swipe.value = 0;
  }
  const listeners = {
    pointerdown: onPointerdown,
    pointermove: onPointermove,
    pointerup: onPointerup,
    pointercancel: onPointerup,
    pointerleave: onPointerup,
    wheel: (event: WheelEvent) => zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15, event),
    dblclick: (event: MouseEvent) => zoomBy(zoomed.value ? 0.01 : 2.5, event),
  };
  const reset = () => (lens.value = NO_ZOOM);
  const zoomCentre = (factor: number) => hold(zoomedAt(lens.value, factor, { x: 0, y: 0 }));
  return { style, zoomed, listeners, reset, zoomCentre };
}
