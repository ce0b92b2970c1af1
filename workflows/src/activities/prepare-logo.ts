import {
  logoKey,
  logoUploadKey,
  logoWork,
  type PreparedLogo,
  recordLogo,
} from '@focus-racer/contracts';
import { prepareLogo } from '../imaging/prepare-logo.ts';
import { whileBeating } from './heartbeat.ts';
import { refusalsAreFinal } from './refusals.ts';
import type { ImageParts } from './render-photo.ts';

export interface LogoSteps {
  /** From what the organiser sent to a PNG, or why not; either way the upload is gone afterwards. Idempotent. */
  prepareLogo(logo: { logoId: string }): Promise<PreparedLogo>;
  /** For a file that takes its workers down. */
  refuseLogo(logo: { logoId: string }): Promise<void>;
}

const UNREADABLE: PreparedLogo = { outcome: 'REFUSED', reason: 'UNREADABLE' };

export function createLogoSteps({
  internal,
  store,
}: Pick<ImageParts, 'internal' | 'store'>): LogoSteps {
  const find = (logoId: string) => refusalsAreFinal(() => internal.ask(logoWork, { logoId }));

  async function record(
    logo: { eventId: string; logoId: string },
    prepared: PreparedLogo,
  ): Promise<void> {
    await refusalsAreFinal(() => internal.ask(recordLogo, { logoId: logo.logoId, prepared }));
    await store.remove(logoUploadKey(logo));
  }

  return {
    prepareLogo: ({ logoId }) =>
      whileBeating(async () => {
        const logo = await find(logoId);
        const upload = logoUploadKey(logo);
        const stored = await store.head(upload);
        // An earlier attempt recorded what became of it, or another file took its place.
        if (stored?.byteSize !== logo.byteSize) {
          await record(logo, UNREADABLE);
          return UNREADABLE;
        }
        const made = await prepareLogo(await store.read(upload));
        if (made.outcome === 'REFUSED') {
          await record(logo, made);
          return made;
        }
        const { png, ...prepared } = made;
        await store.write(logoKey(logo), png, { contentType: 'image/png' });
        await record(logo, prepared);
        return prepared;
      }),
    refuseLogo: ({ logoId }) => whileBeating(async () => record(await find(logoId), UNREADABLE)),
  };
}
