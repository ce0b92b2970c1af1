/** The engines that a deployment may choose to read its photos. */
export const VISION_ENGINES = ['embedded', 'rekognition'] as const;
export type VisionEngineName = (typeof VISION_ENGINES)[number];
