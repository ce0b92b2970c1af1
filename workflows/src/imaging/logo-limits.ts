/** How the process that opens a stranger's logo is held, and what its exit codes say. */
export const LOGO_PROCESS = {
  sidePx: 1024,
  minSidePx: 16,
  maxInputPixels: 40e6,
  timeoutMs: 10_000,
  maxResidentBytes: 600e6,
  unreadable: 3,
  tooLarge: 4,
} as const;
