import { type MailKind, TASK_QUEUES } from '@focus-racer/contracts';
import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import { CLOUD_CALL } from './cloud-call.ts';
import type { CloudSteps } from './activities/ask-cloud.ts';
import type { LookPreviewSteps } from './activities/draw-look-preview.ts';
import type { DrawingSteps } from './activities/draw-on-demand.ts';
import type { PageSteps } from './activities/page-steps.ts';
import type { LogoSteps } from './activities/prepare-logo.ts';
import type { QuickSteps } from './activities/quick-steps.ts';
import type { VisionSteps } from './activities/read-photo.ts';
import type { ImageSteps } from './activities/render-photo.ts';
import type { RerenderSteps } from './activities/rerender-photo.ts';
import type { StoreSteps } from './activities/rotate-addresses.ts';
import type { WithdrawalSteps } from './activities/withdraw-photo.ts';
import type { MailSteps } from './activities/send-mail.ts';

const heavyRetry = { initialInterval: '500 milliseconds', maximumInterval: '15 seconds' } as const;

/** The server retries what fails, but not what ends silently: the workflow counts that. */
const countedRetry = {
  ...heavyRetry,
  nonRetryableErrorTypes: ['TemporalTimeout:Heartbeat', 'TemporalTimeout:StartToClose'],
};

const QUICK = {
  startToCloseTimeout: '5 seconds',
  scheduleToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
} as const;

/** A database step asked of a subgraph: a local activity, because it costs a tenth of a scheduled one. */
export function quickSteps(): QuickSteps {
  return proxyLocalActivities<QuickSteps>(QUICK);
}

export function imageSteps(photo: { eventId: string }): ImageSteps {
  return proxyActivities<ImageSteps>({
    taskQueue: TASK_QUEUES.images,
    startToCloseTimeout: '2 minutes',
    heartbeatTimeout: '5 seconds',
    retry: countedRetry,
    priority: { fairnessKey: photo.eventId },
    summary: 'renditions and measures',
  });
}

/** After what arrives: whoever waits for a photo of today waits for no other look of yesterday's. */
export function rerenderSteps(photo: { eventId: string }): RerenderSteps {
  return proxyActivities<RerenderSteps>({
    taskQueue: TASK_QUEUES.images,
    startToCloseTimeout: '2 minutes',
    heartbeatTimeout: '5 seconds',
    retry: countedRetry,
    priority: { priorityKey: 4, fairnessKey: photo.eventId },
    summary: 'renditions with another look',
  });
}

/** Before anything else: somebody looks at the page and waits. */
const whileSomebodyWaits = (event: { eventId: string }, summary: string) => ({
  taskQueue: TASK_QUEUES.images,
  startToCloseTimeout: '1 minute' as const,
  heartbeatTimeout: '10 seconds' as const,
  retry: countedRetry,
  priority: { priorityKey: 2, fairnessKey: event.eventId },
  summary,
});

export function logoSteps(event: { eventId: string }): LogoSteps {
  return proxyActivities<LogoSteps>(whileSomebodyWaits(event, 'a logo'));
}

export function drawingSteps(event: { eventId: string }): DrawingSteps {
  return proxyActivities<DrawingSteps>(whileSomebodyWaits(event, 'what somebody asked for'));
}

export function lookPreviewSteps(event: { eventId: string }): LookPreviewSteps {
  return proxyActivities<LookPreviewSteps>(whileSomebodyWaits(event, 'a photo as it would look'));
}

/** Before all the rest: what is to go is seen until it is gone. */
export function withdrawalSteps(photo: { eventId: string }): WithdrawalSteps {
  return proxyActivities<WithdrawalSteps>({
    taskQueue: TASK_QUEUES.images,
    startToCloseTimeout: '2 minutes',
    heartbeatTimeout: '5 seconds',
    retry: countedRetry,
    priority: { priorityKey: 1, fairnessKey: photo.eventId },
    summary: 'take down, or put back',
  });
}

export function visionSteps(photo: { eventId: string }): VisionSteps {
  return proxyActivities<VisionSteps>({
    taskQueue: TASK_QUEUES.vision,
    startToCloseTimeout: '2 minutes',
    heartbeatTimeout: '10 seconds',
    retry: countedRetry,
    priority: { fairnessKey: photo.eventId },
    summary: 'read bib numbers',
  });
}

/**
 * Each API's calls wait in a queue of their own, which the server empties at the pace of its quota
 * (workers/cloud-queues.ts).
 */
export function cloudSteps(photo: { eventId: string }): CloudSteps {
  const callsTo = (taskQueue: string, summary: string) =>
    proxyActivities<CloudSteps>({
      taskQueue,
      ...CLOUD_CALL,
      priority: { fairnessKey: photo.eventId },
      summary,
    });
  return {
    detectText: callsTo(TASK_QUEUES.cloudText, 'text, in the cloud').detectText,
    detectLabels: callsTo(TASK_QUEUES.cloudLabels, 'labels, in the cloud').detectLabels,
    detectFaces: callsTo(TASK_QUEUES.cloudFaces, 'faces, in the cloud').detectFaces,
  };
}

/** One page of a batch; `fairnessKey` is its event, or its organization when it has many. */
export function pageSteps(fairnessKey: string, summary: string): PageSteps {
  return proxyActivities<PageSteps>({
    startToCloseTimeout: '1 minute',
    retry: heavyRetry,
    priority: { fairnessKey },
    summary,
  });
}

export function storeSteps(event: { eventId: string }): StoreSteps {
  return proxyActivities<StoreSteps>({
    taskQueue: TASK_QUEUES.images,
    startToCloseTimeout: '2 minutes',
    heartbeatTimeout: '20 seconds',
    retry: heavyRetry,
    priority: { fairnessKey: event.eventId },
    summary: 'move renditions to new addresses',
  });
}

/** As long as mail servers themselves keep a mail that another one puts off. */
export function mailSteps(kind: MailKind): Pick<MailSteps, 'sendMail'> {
  return proxyActivities<MailSteps>({
    startToCloseTimeout: '2 minutes',
    scheduleToCloseTimeout: '4 days',
    retry: { initialInterval: '1 second', maximumInterval: '15 minutes' },
    summary: `mail ${kind}`,
  });
}

export function recordMailStep(): Pick<MailSteps, 'recordMailSent'> {
  return proxyLocalActivities<MailSteps>(QUICK);
}
