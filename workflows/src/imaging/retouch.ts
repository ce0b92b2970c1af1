import { shrinkToFit, type Pixels } from './pixels.ts';
import { measureForRetouch } from './retouch-measures.ts';
import { chooseRetouch, type RetouchParameters } from './retouch-parameters.ts';

const MEASURED_SIDE_PX = 320;

/** How this photo is retouched, at whatever size and in whatever crop it is then shown. */
export async function retouchFor(whole: Pixels): Promise<RetouchParameters> {
  return chooseRetouch(measureForRetouch(await shrinkToFit(whole, MEASURED_SIDE_PX)));
}
