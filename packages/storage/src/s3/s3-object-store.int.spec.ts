import { describe, expect, test } from '@jest/globals';
import { describeObjectStore } from '../conformance/describe-object-store.ts';
import { type StoreUnderTest, WEB_ORIGIN } from '../conformance/store-under-test.ts';
import { findVersitygw, startVersitygw } from '../conformance/versitygw.ts';
import { S3ObjectStore } from './s3-object-store.ts';

const program = findVersitygw();

async function startOn(path: string): Promise<StoreUnderTest> {
  const server = await startVersitygw(path);
  const settings = {
    endpoint: server.endpoint,
    region: 'us-east-1',
    bucket: 'focus-racer',
    credentials: server.credentials,
    webOrigin: WEB_ORIGIN,
  };
  return { at: (now) => new S3ObjectStore(settings, () => now), stop: () => server.stop() };
}

if (program) {
  // versitygw 1.8.0 takes a closed connection for the end of the body, unlike Amazon's S3 and its
  // own next release: https://github.com/versity/versitygw/issues/2414
  describeObjectStore('S3 objects', () => startOn(program), { keepsCutUploads: true });
} else {
  process.stderr.write(
    'versitygw not found: the S3 tests are SKIPPED (packages/storage/README.md)\n',
  );
  describe.skip('S3 objects', () => {
    test('need versitygw', () => undefined);
  });
}

describe('addresses for browsers', () => {
  const settings = {
    region: 'eu-west-3',
    bucket: 'photos',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    webOrigin: WEB_ORIGIN,
  };

  test('lead to the public endpoint, signed for its host', async () => {
    const store = new S3ObjectStore({
      ...settings,
      endpoint: 'http://store:7070',
      publicEndpoint: 'https://objects.example.test',
    });
    expect(store.publicUrl('p/1/320')).toBe('https://objects.example.test/photos/p/1/320');
    const signed = new URL(await store.signGet('e/1/original', { expiresInSeconds: 60 }));
    expect(signed.origin + signed.pathname).toBe(
      'https://objects.example.test/photos/e/1/original',
    );
    expect(signed.searchParams.get('X-Amz-SignedHeaders')).toBe('host');
  });

  test("lead to Amazon's own where no endpoint is named", async () => {
    const store = new S3ObjectStore(settings);
    const amazon = 'https://s3.eu-west-3.amazonaws.com/photos';
    expect(store.publicUrl('p/1/320')).toBe(`${amazon}/p/1/320`);
    expect(await store.signGet('e/1/original', { expiresInSeconds: 60 })).toContain(
      `${amazon}/e/1/original?`,
    );
  });
});
