/**
 * How long a call to the cloud may wait and take, and how often it is tried. A photo whose turn has
 * not come within the hour is not worth the wait.
 */
export const CLOUD_CALL = {
  scheduleToCloseTimeout: '1 hour',
  startToCloseTimeout: '1 minute',
  heartbeatTimeout: '10 seconds',
  retry: {
    initialInterval: '500 milliseconds',
    maximumInterval: '15 seconds',
    maximumAttempts: 10,
  },
} as const;
