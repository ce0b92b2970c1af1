import { csvText } from '~/domain/csv-text.ts';
import {
  completeMapping,
  mappingOf,
  withColumn,
  type MappedField,
  type Mapping,
} from '~/domain/start-list-mapping.ts';
import {
  ImportStartListDocument,
  PreviewStartListDocument,
  type ImportStartListMutation,
  type PreviewFragment,
} from '~/graphql/generated.ts';

type Imported = Extract<
  ImportStartListMutation['importStartList'],
  { __typename: 'StartListImported' }
>;

/** A CSV from choice to import: its preview follows the mapping, its problems are told row by row. */
export function useStartListImport(eventId: string) {
  const { query, mutate } = useGraph();
  const fileName = ref<string>();
  const preview = shallowRef<PreviewFragment>();
  const mapping = ref<Mapping>();
  const refused = shallowRef<PreviewFragment['problems']>();
  const failure = shallowRef<unknown>(null);
  const busy = ref(false);
  let csv = '';

  async function watched(action: () => Promise<void>) {
    busy.value = true;
    failure.value = null;
    try {
      await action();
    } catch (error) {
      failure.value = error;
    } finally {
      busy.value = false;
    }
  }
  const look = (wanted: ReturnType<typeof completeMapping>) =>
    watched(async () => {
      const { previewStartList } = await query(PreviewStartListDocument, {
        eventId,
        csv,
        mapping: wanted,
      });
      preview.value = previewStartList;
      mapping.value = mappingOf(previewStartList.mapping);
    });

  async function choose(file: File) {
    fileName.value = file.name;
    refused.value = undefined;
    csv = csvText(new Uint8Array(await file.arrayBuffer()));
    await look(null);
  }
  async function map(field: MappedField, column: number | null) {
    if (!mapping.value) return;
    mapping.value = withColumn(mapping.value, field, column);
    const complete = completeMapping(mapping.value);
    if (complete) await look(complete);
  }
  async function send(): Promise<Imported | null> {
    let imported: Imported | null = null;
    const complete = mapping.value ? completeMapping(mapping.value) : null;
    if (!complete) return null;
    await watched(async () => {
      const { importStartList } = await mutate(ImportStartListDocument, {
        input: { eventId, csv, mapping: complete },
      });
      if (importStartList.__typename === 'StartListImported') imported = importStartList;
      else refused.value = importStartList.problems;
    });
    return imported;
  }
  function forget() {
    csv = '';
    fileName.value = undefined;
    preview.value = undefined;
    mapping.value = undefined;
    refused.value = undefined;
    failure.value = null;
  }
  const problems = computed(() => refused.value ?? preview.value?.problems ?? []);
  return { fileName, preview, mapping, problems, failure, busy, choose, map, send, forget };
}
