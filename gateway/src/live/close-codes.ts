/**
 * Why the gateway closes a socket. graphql-ws clients take none of these for fatal: they connect
 * again, after renewing their session where that is the reason.
 */
export const CLOSE_CODES = {
  /** A subgraph went away: items may be lost, read again. */
  subgraphRestarted: 1012,
  /** The bearer token is no good, or the session's cookies want renewal. */
  sessionNotValid: 4403,
  tokenEnded: 4440,
  sessionRevoked: 4441,
  /** Connect again with a key that is valid. */
  keyRevoked: 4445,
  tooManySockets: 4442,
  tooSlow: 4443,
  /** What the account may do has changed: renewed, the session says it. */
  claimsOutdated: 4444,
} as const;
