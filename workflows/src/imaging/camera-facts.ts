import { createHmac } from 'node:crypto';
import type { CameraFacts } from '@focus-racer/contracts';
import { type ExifTags, readExifTags } from './exif-tags.ts';

const EXIF_TIME = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/;
const EXIF_OFFSET = /^([+-])(\d\d):(\d\d)$/;
const MAX_OFFSET_MINUTES = 14 * 60;

/**
 * What the camera wrote beside the pixels. Nothing in it locates or names a person: make, model and
 * serial number leave only as an HMAC under the salt.
 */
export function readCameraFacts(exif: Buffer | null, cameraSalt: string): CameraFacts {
  const tags = exif === null ? {} : readExifTags(exif);
  const original = parseLocalTime(tags.dateTimeOriginal);
  const localTime = original ?? parseLocalTime(tags.dateTimeDigitized);
  const offset = original ? tags.offsetTimeOriginal : tags.offsetTimeDigitized;
  const subSecond = original ? tags.subSecTimeOriginal : tags.subSecTimeDigitized;
  return {
    localTime,
    offsetMinutes: localTime === null ? null : parseOffset(offset),
    subSecondMs: localTime === null ? null : parseSubSecond(subSecond),
    cameraKey: cameraKey(tags, cameraSalt),
    exposureSeconds: positive(tags.exposureTime),
    iso: Number.isInteger(tags.iso) ? positive(tags.iso) : null,
    focalLengthMm: positive(tags.focalLength),
  };
}

type TagValue = string | number | undefined;

function parseLocalTime(value: TagValue): string | null {
  const match = typeof value === 'string' ? EXIF_TIME.exec(value) : null;
  if (!match) return null;
  const text = `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}`;
  const time = new Date(`${text}Z`);
  // A camera without a clock writes zeros, and 31 February exists in EXIF: neither survives the way back.
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 19) !== text ? null : text;
}

function parseOffset(value: TagValue): number | null {
  const match = typeof value === 'string' ? EXIF_OFFSET.exec(value) : null;
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (minutes > MAX_OFFSET_MINUTES) return null;
  return match[1] === '-' ? -minutes : minutes;
}

/** The digits after the decimal point of the second: "5" is 500 ms. */
function parseSubSecond(value: TagValue): number | null {
  if (typeof value !== 'string' || !/^\d{1,9}$/.test(value)) return null;
  return Math.floor(Number(`0.${value}`) * 1000);
}

function cameraKey(tags: ExifTags, salt: string): string | null {
  if (!tags.make && !tags.model) return null;
  const camera = [tags.make, tags.model, tags.bodySerialNumber].map((part) => part ?? '');
  return createHmac('sha256', salt).update(JSON.stringify(camera)).digest('hex').slice(0, 32);
}

function positive(value: TagValue): number | null {
  return typeof value === 'number' && value > 0 ? value : null;
}
