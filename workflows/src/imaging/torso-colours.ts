/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays whose bounds hold by construction */
import { type Box, COLOUR_TERMS, type ColourTerm, MAX_TORSO_COLOURS } from '@focus-racer/contracts';
import { type Lab, labOf, termIndexOf } from './colour-term.ts';
import type { Pixels } from './pixels.ts';

/** The chest: half its width, and from where below the chin to where, in face widths and heights. */
const CHEST = { halfWidth: 0.85, top: 0.35, bottom: 2.7 };
/** How far a bib reaches beyond its number, in the number's heights. */
const BIB = { sideways: 0.9, above: 1.1, below: 0.9 };
/** Looked at in each direction: enough for shares, and no more for a large person than for a small one. */
const SAMPLES = 48;
/** A pixel whose colour is this near the face's is taken for skin, whatever its lightness within reason. */
const SKIN = { colour: 13, lightness: 38 };
/** With less than this left, what looked like skin is cloth of its colour. */
const LEAST_CLOTH = 0.35;
/** From this share of the chest on a colour is named. */
const NAMED_FROM = 0.2;

/**
 * The colours of a person's top, the largest first; empty when the photo shows too little of it. Boxes
 * are in the pixels' own; `numbers` are the numbers read on the photo, whose bibs are left out.
 */
export function torsoColours(
  pixels: Pixels,
  person: { readonly face: Box; readonly torso: Box },
  numbers: readonly Box[],
): ColourTerm[] {
  const chest = chestOf(person, pixels);
  if (chest.width < 4 || chest.height < 4) return [];
  const bibs = numbers.map(bibAround);
  const skin = meanColour(pixels, middleOf(person.face));
  const cloth = new Uint32Array(COLOUR_TERMS.length);
  const all = new Uint32Array(COLOUR_TERMS.length);
  for (let row = 0; row < SAMPLES; row++) {
    const y = Math.floor(chest.y + ((row + 0.5) * chest.height) / SAMPLES);
    for (let column = 0; column < SAMPLES; column++) {
      const x = Math.floor(chest.x + ((column + 0.5) * chest.width) / SAMPLES);
      if (bibs.some((bib) => contains(bib, x, y))) continue;
      const at = (y * pixels.width + x) * 3;
      const [red, green, blue] = [pixels.data[at]!, pixels.data[at + 1]!, pixels.data[at + 2]!];
      const term = termIndexOf(red, green, blue);
      all[term]!++;
      if (!isSkin(labOf(red, green, blue), skin)) cloth[term]!++;
    }
  }
  return namesOf(sum(cloth) >= LEAST_CLOTH * sum(all) ? cloth : all);
}

function namesOf(counts: Uint32Array): ColourTerm[] {
  const total = sum(counts);
  return COLOUR_TERMS.map((term, i) => ({ term, share: counts[i]! / total }))
    .filter(({ share }) => share >= NAMED_FROM)
    .sort((a, b) => b.share - a.share)
    .slice(0, MAX_TORSO_COLOURS)
    .map(({ term }) => term);
}

function chestOf({ face, torso }: { face: Box; torso: Box }, photo: Pixels): Box {
  const middle = face.x + face.width / 2;
  const chin = face.y + face.height;
  const left = Math.max(0, torso.x, middle - CHEST.halfWidth * face.width);
  const top = Math.max(0, torso.y, chin + CHEST.top * face.height);
  return {
    x: left,
    y: top,
    width:
      Math.min(photo.width, torso.x + torso.width, middle + CHEST.halfWidth * face.width) - left,
    height: Math.min(photo.height, torso.y + torso.height, chin + CHEST.bottom * face.height) - top,
  };
}

function bibAround({ x, y, width, height }: Box): Box {
  return {
    x: x - BIB.sideways * height,
    y: y - BIB.above * height,
    width: width + 2 * BIB.sideways * height,
    height: height * (1 + BIB.above + BIB.below),
  };
}

/** Between brow and mouth, without hair and background. */
function middleOf({ x, y, width, height }: Box): Box {
  return {
    x: x + 0.3 * width,
    y: y + 0.35 * height,
    width: 0.4 * width,
    height: 0.4 * height,
  };
}

function meanColour({ data, width, height }: Pixels, box: Box): Lab | null {
  const [left, top] = [Math.max(0, Math.floor(box.x)), Math.max(0, Math.floor(box.y))];
  const right = Math.min(width, Math.ceil(box.x + box.width));
  const bottom = Math.min(height, Math.ceil(box.y + box.height));
  const sums = [0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      for (let channel = 0; channel < 3; channel++) {
        sums[channel]! += data[(y * width + x) * 3 + channel]!;
      }
    }
  }
  const count = (right - left) * (bottom - top);
  if (right <= left || bottom <= top) return null;
  const [red, green, blue] = sums.map((value) => Math.round(value / count));
  return labOf(red!, green!, blue!);
}

function isSkin(colour: Lab, skin: Lab | null): boolean {
  if (!skin || Math.hypot(skin.a, skin.b) < SKIN.colour) return false;
  return (
    Math.hypot(colour.a - skin.a, colour.b - skin.b) < SKIN.colour &&
    Math.abs(colour.lightness - skin.lightness) < SKIN.lightness
  );
}

function contains({ x, y, width, height }: Box, px: number, py: number): boolean {
  return px >= x && px < x + width && py >= y && py < y + height;
}

function sum(counts: Uint32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}
