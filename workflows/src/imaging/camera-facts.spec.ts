import { describe, expect, test } from '@jest/globals';
import { cameraFactsSchema } from '@focus-racer/contracts';
import fc from 'fast-check';
import { readCameraFacts } from './camera-facts.ts';
import { type Directory, exifBlock } from './exif-block.fixture.ts';

const SALT = 'a secret of this deployment';
const facts = (photo: Directory, image: Directory = {}) =>
  readCameraFacts(exifBlock(image, photo), SALT);

describe('readCameraFacts', () => {
  test('a photo without EXIF says nothing', () => {
    expect(readCameraFacts(null, SALT)).toEqual({
      localTime: null,
      offsetMinutes: null,
      subSecondMs: null,
      cameraKey: null,
      exposureSeconds: null,
      iso: null,
      focalLengthMm: null,
    });
  });

  test('gives time, offset, sub-second and exposure', () => {
    expect(
      facts({
        0x829a: [1, 800],
        0x8827: 400,
        0x9003: '2026:05:03 10:42:03',
        0x9011: '+02:00',
        0x9291: '07',
        0x920a: [70, 1],
      }),
    ).toMatchObject({
      localTime: '2026-05-03T10:42:03',
      offsetMinutes: 120,
      subSecondMs: 70,
      exposureSeconds: 0.00125,
      iso: 400,
      focalLengthMm: 70,
    });
  });

  test('falls back on the time of digitisation, with its own offset', () => {
    expect(
      facts({ 0x9004: '2026:05:03 10:42:03', 0x9011: '+02:00', 0x9012: '-03:30' }),
    ).toMatchObject({ localTime: '2026-05-03T10:42:03', offsetMinutes: -210 });
  });

  test.each([
    ['a clock never set', '0000:00:00 00:00:00'],
    ['31 February', '2026:02:31 10:00:00'],
    ['spaces', '    :  :     :  :  '],
    ['another notation', '2026-05-03 10:42:03'],
  ])('%s is no time', (_, time) => {
    expect(facts({ 0x9003: time, 0x9011: '+02:00', 0x9291: '5' })).toMatchObject({
      localTime: null,
      offsetMinutes: null,
      subSecondMs: null,
    });
  });

  test.each(['+25:00', 'Z', '02:00', ''])('%p is no offset', (offset) => {
    expect(facts({ 0x9003: '2026:05:03 10:42:03', 0x9011: offset }).offsetMinutes).toBeNull();
  });

  describe('the camera key', () => {
    const camera = { 0x010f: 'Canon', 0x0110: 'EOS R6' };
    const key = facts({ 0xa431: '012021001234' }, camera).cameraKey;

    test('is the same for the same camera and shows neither model nor serial number', () => {
      expect(facts({ 0xa431: '012021001234', 0x8827: 100 }, camera).cameraKey).toBe(key);
      expect(key).toMatch(/^[0-9a-f]{32}$/);
    });

    test('differs for another serial number, another model, another salt', () => {
      const others = [
        facts({ 0xa431: '012021001235' }, camera).cameraKey,
        facts({ 0xa431: '012021001234' }, { ...camera, 0x0110: 'EOS R5' }).cameraKey,
        readCameraFacts(exifBlock(camera, { 0xa431: '012021001234' }), 'another').cameraKey,
      ];
      expect(new Set([key, ...others]).size).toBe(4);
    });

    test('is null when the file names no camera', () => {
      expect(facts({ 0xa431: '012021001234' }).cameraKey).toBeNull();
    });
  });

  test('stays within the contract whatever a file claims', () => {
    const uint32 = fc.nat({ max: 0xffff_ffff });
    const value = fc.oneof(fc.string({ unit: 'binary-ascii' }), uint32, fc.tuple(uint32, uint32));
    const tag = fc.constantFrom(0x829a, 0x8827, 0x9003, 0x9004, 0x9011, 0x9291, 0x920a, 0xa431);
    fc.assert(
      fc.property(fc.array(fc.tuple(tag, value)), (entries) => {
        cameraFactsSchema.parse(facts(Object.fromEntries(entries)));
      }),
    );
  });
});
