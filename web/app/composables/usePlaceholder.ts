import { thumbHashToAverageRGBA, thumbHashToDataURL } from 'thumbhash';

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** What stands where a photo will be: its mean colour at once, its blurred picture when asked. */
export function usePlaceholder(placeholder: MaybeRefOrGetter<string | null>) {
  const detailed = ref(false);
  const background = computed(() => {
    const hash = toValue(placeholder);
    if (!hash) return undefined;
    if (detailed.value) return { backgroundImage: `url(${thumbHashToDataURL(bytesOf(hash))})` };
    const { r, g, b } = thumbHashToAverageRGBA(bytesOf(hash));
    const level = (share: number) => Math.round(share * 255);
    return { backgroundColor: `rgb(${level(r)}, ${level(g)}, ${level(b)})` };
  });
  return { background, sharpen: () => (detailed.value = true) };
}
