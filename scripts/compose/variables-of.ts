import { z } from 'zod';

/** The variables that a schema made of objects, intersections and transformations knows. */
export function variablesOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodIntersection) {
    return [...variablesOf(schema.def.left), ...variablesOf(schema.def.right)];
  }
  if (schema instanceof z.ZodPipe) return variablesOf(schema.def.in);
  throw new Error(`an environment's schema has no variables: ${schema._zod.def.type}`);
}
