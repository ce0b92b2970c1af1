import {
  actorOf,
  checkInput,
  recordAuditAfterCommit,
  startWorkflowAfterCommit,
} from '@focus-racer/service-kit';
import { LockMode } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { requireManager } from '../event/event.policy.ts';
import { Race } from '../race/race.entity.ts';
import { chooseColumns, readRunners, readTable } from './parse-start-list.ts';
import { racesOf, replaceEntries } from './replace-entries.ts';
import { type ImportStartListInput, importStartListSchema } from './start-list.inputs.ts';
import { type ImportStartListResult, InvalidStartListError } from './start-list.results.ts';

/**
 * Replaces the event's start list; photos sorted before are identified again by a workflow, without
 * reading them again. Holds the event's row, so that a photo recorded meanwhile sees the new list.
 */
export async function importStartList(
  context: CatalogContext,
  input: ImportStartListInput,
): Promise<ImportStartListResult> {
  const { eventId, csv } = checkInput(importStartListSchema, input);
  const result = await context.em.transactional(async (em): Promise<ImportStartListResult> => {
    const found = await em.findOne(
      Event,
      { id: eventId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    const event = requireManager(context.viewer, found);
    const table = readTable(csv);
    const races = await em.find(Race, { eventId }, { orderBy: { id: 'asc' } });
    const { runners, problems } = readRunners(
      table,
      chooseColumns(table, input.mapping ?? null),
      racesOf(event, races),
    );
    if (problems.length > 0) {
      return Object.assign(new InvalidStartListError(), {
        message: `The start list has problems: ${problems.length}`,
        problems,
      });
    }
    const change = await replaceEntries(em, event, races, runners);
    event.startListSize = change.entries;
    event.startListVersion += 1;
    startWorkflowAfterCommit(em, 'reidentify', {
      eventId: event.id,
      organizationId: event.organizationId,
    });
    recordAuditAfterCommit(em, {
      actor: actorOf(context.viewer),
      action: 'startList.imported',
      subject: `event:${event.id}`,
      details: { ...change },
    });
    return { event, ...change };
  });
  if ('event' in result) context.changes.announce(eventId);
  return result;
}
