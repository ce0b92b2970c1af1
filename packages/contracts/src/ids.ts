import { v7 } from 'uuid';
import { z } from 'zod';

/** Every id of the product: a UUID version 7, so that ids sort by the time they were made. */
export const idSchema = z.uuidv7();

export function newId(): string {
  return v7();
}
