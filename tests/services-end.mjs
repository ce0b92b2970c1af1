export default async function stopServices() {
  for (const services of globalThis.focusRacerServices.splice(0)) await services.stop();
}
