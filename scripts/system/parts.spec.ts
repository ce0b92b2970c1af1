import { expect, test } from '@jest/globals';
import { addressesOf } from './addresses.ts';
import { NODE_PARTS, nodePart, type Part, PARTS, STOP_ORDER, webPart } from './parts.ts';
import { portsFromEnvironment } from './ports.ts';
import { SECRET_NAMES, type Secrets } from './secrets.ts';

const env = {
  LOG_LEVEL: 'debug',
  HOST: 'my-laptop',
  DATABASE_URL: 'postgres://admin:admin-password@db.example/focus',
  SERVICE_TOKEN: 'of-the-shell',
};
const secrets = Object.fromEntries(SECRET_NAMES.map((name) => [name, `<${name}>`])) as Secrets;
const ports = portsFromEnvironment({});
const context = {
  dataDir: '/data',
  ports,
  env,
  secrets,
  addresses: addressesOf(env, ports, 'postgres://embedded'),
};
const MAY_KNOW: Partial<Record<Part, (keyof Secrets)[]>> = {
  catalog: ['SERVICE_TOKEN', 'VIEWER_PUBLIC_KEY', 'STORE_SECRET'],
  identity: [
    'SERVICE_TOKEN',
    'VIEWER_PUBLIC_KEY',
    'ACCESS_SIGNING_KEY',
    'ADDRESS_SECRET',
    'SECOND_FACTOR_SECRET',
  ],
  commerce: ['SERVICE_TOKEN', 'VIEWER_PUBLIC_KEY'],
  compliance: ['SERVICE_TOKEN', 'VIEWER_PUBLIC_KEY'],
  gateway: ['SERVICE_TOKEN', 'VIEWER_SIGNING_KEY', 'ACCESS_PUBLIC_KEY', 'WEB_TOKEN'],
  files: ['STORE_SECRET'],
  mail: [],
  'worker-business': ['SERVICE_TOKEN'],
  'worker-images': ['SERVICE_TOKEN', 'STORE_SECRET', 'CAMERA_SALT'],
  'worker-vision': ['SERVICE_TOKEN', 'STORE_SECRET'],
  web: ['WEB_TOKEN'],
};

test.each(NODE_PARTS)('%s knows no more secrets than it needs', (part) => {
  const spec = part === 'web' ? webPart('index.mjs', context) : nodePart(part, context);
  const given = spec.env;
  expect(SECRET_NAMES.filter((name) => name in given).sort()).toEqual(
    [...(MAY_KNOW[part] ?? [])].sort(),
  );
  expect(JSON.stringify(given)).not.toContain('admin-password');
  expect(given['LOG_LEVEL']).toBe('debug');
  expect(given['HOST']).toBe('127.0.0.1');
});

test('a database role is that of the part', () => {
  const url = new URL(nodePart('catalog', context).env['DATABASE_URL'] ?? '');
  expect([url.username, url.host, url.pathname]).toEqual(['catalog_app', 'db.example', '/focus']);
});

test('with a bucket, no part is told of files on disk', () => {
  const s3 = { ...env, S3_BUCKET: 'photos', S3_SECRET_ACCESS_KEY: 'key' };
  const addresses = addressesOf(s3, ports, 'postgres://embedded');
  const inS3 = { ...context, env: s3, addresses };
  expect(nodePart('worker-images', inS3).env).not.toHaveProperty('STORE_DIR');
  expect(nodePart('worker-images', inS3).env['S3_SECRET_ACCESS_KEY']).toBe('key');
  expect(nodePart('gateway', inS3).env).not.toHaveProperty('S3_SECRET_ACCESS_KEY');
  expect(addresses.files).toBe('https://s3.us-east-1.amazonaws.com');
});

test('every part has its place in the order of stopping', () => {
  expect(STOP_ORDER.flatMap(({ parts }) => parts).sort()).toEqual([...PARTS].sort());
});

test('the keys of the cloud are told to the workers that call it, and to nobody else', () => {
  const keys = { REKOGNITION_ACCESS_KEY_ID: 'id', REKOGNITION_SECRET_ACCESS_KEY: 'key' };
  const inCloud = { ...context, env: { ...env, ...keys, VISION_ENGINE: 'rekognition' } };
  expect(nodePart('worker-vision', inCloud).env).toMatchObject(keys);
  expect(nodePart('worker-images', inCloud).env).not.toHaveProperty('REKOGNITION_ACCESS_KEY_ID');
  expect(nodePart('worker-business', inCloud).env['VISION_ENGINE']).toBe('rekognition');
});
