export const PHOTO_STATES = [
  'AWAITING_UPLOAD',
  'UPLOADED',
  'PROCESSING',
  'AWAITING_CREDITS',
  'PUBLISHED',
  'SET_ASIDE',
  'REJECTED',
  'TAKEN_DOWN',
  'DELETED',
] as const;
export type PhotoState = (typeof PHOTO_STATES)[number];

export const SET_ASIDE_REASONS = [
  'BLURRED',
  'TOO_DARK',
  'TOO_BRIGHT',
  'NEAR_DUPLICATE',
  'BY_HAND',
] as const;
export type SetAsideReason = (typeof SET_ASIDE_REASONS)[number];

/** Why a photo cannot be used. The web and the mails translate these; the API shows them as they are. */
export const REJECTION_REASONS = [
  'NOT_AN_IMAGE',
  'EMPTY_FILE',
  'UNREADABLE',
  'TOO_SMALL',
  'TOO_LARGE',
  'BYTES_DIFFER',
  'SAME_FILE',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

export const EVENT_VISIBILITIES = ['DRAFT', 'UNLISTED', 'PUBLIC'] as const;
export type EventVisibility = (typeof EVENT_VISIBILITIES)[number];

export const RERENDER_STATES = ['RUNNING', 'PAUSED', 'CANCELLED', 'DONE'] as const;
export type RerenderState = (typeof RERENDER_STATES)[number];

export const LOGO_STATES = ['AWAITING_UPLOAD', 'PREPARING', 'READY', 'REFUSED'] as const;
export type LogoState = (typeof LOGO_STATES)[number];

export const LOGO_REFUSALS = [
  'NOT_AN_IMAGE',
  'UNREADABLE',
  'OUTSIDE_REFERENCES',
  'TOO_LARGE',
  'TOO_SMALL',
  'EMPTY',
] as const;
export type LogoRefusal = (typeof LOGO_REFUSALS)[number];

export const LOOK_PREVIEW_STATES = ['DRAWING', 'DRAWN', 'FAILED'] as const;
export type LookPreviewState = (typeof LOOK_PREVIEW_STATES)[number];

export const ACCOUNT_KINDS = ['RUNNER', 'PRO'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export const ORGANIZATION_KINDS = [
  'PHOTOGRAPHER',
  'ORGANIZER',
  'AGENCY',
  'CLUB',
  'FEDERATION',
] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

export const MEMBER_ROLES = ['OWNER', 'MANAGER', 'SHOOTER', 'READER'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];
