export { bringBackPhoto } from './bring-back-photo.workflow.ts';
export { photoIngest } from './photo-ingest.workflow.ts';
export { reidentify } from './reidentify.workflow.ts';
export { resumePhotos } from './resume-photos.workflow.ts';
export { rotateAddresses } from './rotate-addresses.workflow.ts';
export { sweepPhotos } from './sweep-photos.workflow.ts';
export { welcomeOrganization } from './welcome-organization.workflow.ts';
