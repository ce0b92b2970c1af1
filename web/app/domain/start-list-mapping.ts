export const MAPPED_FIELDS = [
  'bib',
  'firstName',
  'lastName',
  'name',
  'race',
  'category',
  'club',
  'email',
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

/** Which column each field is read from; null is "not in this file". */
export type Mapping = Record<MappedField, number | null>;

/** The mapping with a field read from another column; a column serves one field at a time. */
export function withColumn(mapping: Mapping, field: MappedField, column: number | null): Mapping {
  const freed = Object.fromEntries(
    MAPPED_FIELDS.map((name) => [name, mapping[name] === column ? null : mapping[name]]),
  ) as Mapping;
  return { ...freed, [field]: column };
}

/** Only the mapping of what came from the API: its answer carries more than its input takes. */
export function mappingOf(answer: Mapping): Mapping {
  return Object.fromEntries(MAPPED_FIELDS.map((name) => [name, answer[name]])) as Mapping;
}

/** Ready to be sent, or null while nobody said which column holds the bib. */
export function completeMapping(mapping: Mapping): (Mapping & { bib: number }) | null {
  return mapping.bib === null ? null : { ...mapping, bib: mapping.bib };
}
