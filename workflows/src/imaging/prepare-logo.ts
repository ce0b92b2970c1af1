import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { detectImageType, type LogoRefusal } from '@focus-racer/contracts';
import { sharp } from './bounded-sharp.ts';
import { LOGO_PROCESS } from './logo-limits.ts';
import { isSelfContained, svgText } from './svg-safety.ts';

export type LogoMade =
  | {
      readonly outcome: 'READY';
      readonly png: Buffer;
      readonly width: number;
      readonly height: number;
    }
  | { readonly outcome: 'REFUSED'; readonly reason: LogoRefusal };

const PROCESS_FILE = fileURLToPath(new URL('./logo-process.ts', import.meta.url));
/** Of 255: what is fainter everywhere cannot be seen. */
const FAINTEST = 8;

/**
 * From an organiser's PNG or SVG to a PNG of at most 1024 px with alpha, in a process of its own with
 * bounded time and memory; the same bytes give the same PNG. A file at fault is an outcome.
 */
export async function prepareLogo(file: Buffer): Promise<LogoMade> {
  const svg = svgText(file);
  if (svg !== null && !isSelfContained(svg)) return refused('OUTSIDE_REFERENCES');
  if (svg === null && detectImageType(file) !== 'image/png') return refused('NOT_AN_IMAGE');
  const png = await drawApart(file, svg === null ? 'png' : 'svg');
  return typeof png === 'string' ? refused(png) : judge(png);
}

async function judge(png: Buffer): Promise<LogoMade> {
  const { width, height } = await sharp(png).metadata();
  if (Math.max(width, height) < LOGO_PROCESS.minSidePx) return refused('TOO_SMALL');
  const [, , , alpha] = (await sharp(png).stats()).channels;
  if (!alpha || alpha.max < FAINTEST) return refused('EMPTY');
  return { outcome: 'READY', png, width, height };
}

async function drawApart(file: Buffer, kind: 'png' | 'svg'): Promise<Buffer | LogoRefusal> {
  const child = spawn(process.execPath, [PROCESS_FILE, kind], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: LOGO_PROCESS.timeoutMs + 1_000,
    killSignal: 'SIGKILL',
  });
  // One that ends before it has read everything is judged by how it ended.
  child.stdin.on('error', () => undefined).end(file);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const [png, code] = await Promise.all([buffer(child.stdout), ended]);
  if (code === 0) return png;
  return code === LOGO_PROCESS.tooLarge ? 'TOO_LARGE' : 'UNREADABLE';
}

function refused(reason: LogoRefusal): LogoMade {
  return { outcome: 'REFUSED', reason };
}
