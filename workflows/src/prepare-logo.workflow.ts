import type { LogoInput } from '@focus-racer/contracts';
import { unlessWorkersDie } from './patience.ts';
import { logoSteps } from './steps.ts';

/** Turns an uploaded logo into a PNG that watermarks are made of, or refuses it. */
export async function prepareLogo({ eventId, logoId }: LogoInput): Promise<void> {
  const steps = logoSteps({ eventId });
  const prepared = await unlessWorkersDie(() => steps.prepareLogo({ logoId }));
  if (!prepared) await steps.refuseLogo({ logoId });
}
