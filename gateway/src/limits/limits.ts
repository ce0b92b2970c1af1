/** What one operation may ask. Our own web's largest operations stay far below. */
export const OPERATION_LIMITS = {
  depth: 12,
  aliases: 20,
  directives: 20,
  tokens: 1_000,
  /** Objects that an answer may hold, see query-cost.ts. */
  cost: 5_000,
} as const;

/** A start list travels as a variable. */
export const MAX_BODY = '8mb';
export const MAX_SOCKET_MESSAGE_BYTES = 1_000_000;

export const SOCKETS_PER_ACCOUNT = 5;
export const SOCKETS_PER_KEY = 5;
/** Many spectators share the address of a club house or a mobile operator. */
export const SOCKETS_PER_ADDRESS = 200;
export const OPERATIONS_PER_SOCKET = 10;
