import type { WatermarkPosition } from '@focus-racer/contracts';

/** Those of the contracts, whose code is too heavy for a page; watermark-form.spec.ts compares. */
export const POSITIONS: readonly WatermarkPosition[] = [
  'TOP_LEFT',
  'TOP_RIGHT',
  'CENTER',
  'BOTTOM_LEFT',
  'BOTTOM_RIGHT',
];
export const FORM_LIMITS = {
  sizePercent: { min: 8, max: 40 },
  opacityPercent: { min: 20, max: 100 },
  filigreePercent: { min: 70, max: 150 },
} as const;

/** The watermark as the page edits it: shares in percent. */
export interface WatermarkForm {
  logoId: string | null;
  position: WatermarkPosition;
  sizePercent: number;
  opacityPercent: number;
  filigreePercent: number;
}

interface WatermarkTold {
  logo: { id: string } | null;
  position: WatermarkPosition;
  sizePercent: number;
  opacity: number;
  filigree: number;
}

export function formOf({ logo, position, sizePercent, opacity, filigree }: WatermarkTold) {
  return {
    logoId: logo?.id ?? null,
    position,
    sizePercent,
    opacityPercent: Math.round(opacity * 100),
    filigreePercent: Math.round(filigree * 100),
  } satisfies WatermarkForm;
}

export function inputOf(form: WatermarkForm) {
  const { logoId, position, sizePercent, opacityPercent, filigreePercent } = form;
  return {
    logoId,
    position,
    sizePercent,
    opacity: opacityPercent / 100,
    filigree: filigreePercent / 100,
  };
}

/** Whether two of them paint the same: without a logo its place, size and opacity say nothing. */
export function paintsAs(one: WatermarkForm, other: WatermarkForm): boolean {
  if (one.logoId !== other.logoId || one.filigreePercent !== other.filigreePercent) return false;
  if (one.logoId === null) return true;
  return (
    one.position === other.position &&
    one.sizePercent === other.sizePercent &&
    one.opacityPercent === other.opacityPercent
  );
}
