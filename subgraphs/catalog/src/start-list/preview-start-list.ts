import type { CatalogContext } from '../context.ts';
import { requireManager } from '../event/event.policy.ts';
import { findEvent } from '../event/find-event.ts';
import { chooseColumns, readRunners, readTable } from './parse-start-list.ts';
import { racesOf } from './replace-entries.ts';
import type { StartListMappingInput } from './start-list.inputs.ts';
import type { StartListPreview } from './start-list.results.ts';

const SAMPLE_ROWS = 20;

/** Shows what a file would become, without keeping anything. */
export async function previewStartList(
  context: CatalogContext,
  eventId: string,
  csv: string,
  asked: StartListMappingInput | null,
): Promise<StartListPreview> {
  const event = requireManager(context.viewer, await findEvent(context, eventId));
  const table = readTable(csv);
  const mapping = chooseColumns(table, asked);
  const races = await context.load.races.load(event.id);
  const { runners, problems } = readRunners(table, mapping, racesOf(event, races));
  return {
    separator: table.separator,
    columns: table.columns,
    mapping,
    sample: runners.slice(0, SAMPLE_ROWS),
    rowCount: table.rows.length,
    problems,
  };
}
