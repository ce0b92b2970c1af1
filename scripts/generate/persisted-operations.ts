import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  Kind,
  print,
  separateOperations,
  stripIgnoredCharacters,
} from 'graphql';

/** Each operation of a document with the fragments it needs: its hash by name, its text by hash. */
export function persistedOperations(document: DocumentNode): {
  hashes: Record<string, string>;
  texts: Record<string, string>;
} {
  const names = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [definition.name?.value ?? ''] : [],
  );
  const repeated = names.find((name, index) => name === '' || names.indexOf(name) !== index);
  if (repeated !== undefined) throw new Error(`two operations are called "${repeated}"`);
  const operations = Object.entries(separateOperations(document)).map(([name, operation]) => {
    const text = stripIgnoredCharacters(print(operation));
    return { name, text, hash: createHash('sha256').update(text).digest('hex') };
  });
  return {
    hashes: Object.fromEntries(operations.map(({ name, hash }) => [name, hash])),
    texts: Object.fromEntries(operations.map(({ hash, text }) => [hash, text])),
  };
}
