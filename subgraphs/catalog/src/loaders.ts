import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { CrewMember } from './crew/crew-member.entity.ts';
import { PhotoDrawing } from './drawing/photo-drawing.entity.ts';
import { findGroups } from './duplicate/duplicate-groups.ts';
import { Event } from './event/event.entity.ts';
import { findPeople } from './identification/find-people.ts';
import { Identification } from './identification/identification.entity.ts';
import type { PersonRegion } from './identification/person-region.entity.ts';
import { ReadingRun } from './identification/reading-run.entity.ts';
import { findCovers } from './photo/photo.repository.ts';
import { Photo } from './photo/photo.entity.ts';
import { EventProgress } from './progress/event-progress.entity.ts';
import { findProgress } from './progress/find-progress.ts';
import { Race } from './race/race.entity.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** One statement for all the relations of a kind that a request asks for. */
export function createLoaders(em: EntityManager) {
  return {
    event: new DataLoader<string, Event | null>(async (ids) => {
      const byId = indexBy(await em.find(Event, { id: { $in: [...ids] } }), (event) => event.id);
      return ids.map((id) => byId.get(id) ?? null);
    }),
    /** Who shoots each event for another organization, in the order in which they joined. */
    crew: new DataLoader<string, CrewMember[]>(async (eventIds) => {
      const members = await em.find(
        CrewMember,
        { eventId: { $in: [...eventIds] }, removedAt: null },
        { orderBy: { joinedAt: 'asc', id: 'asc' } },
      );
      const byEvent = Map.groupBy(members, (member) => member.eventId);
      return eventIds.map((id) => byEvent.get(id) ?? []);
    }),
    photo: new DataLoader<string, Photo | null>(async (ids) => {
      const byId = indexBy(await em.find(Photo, { id: { $in: [...ids] } }), (photo) => photo.id);
      return ids.map((id) => byId.get(id) ?? null);
    }),
    races: new DataLoader<string, Race[]>(async (eventIds) => {
      const races = await em.find(
        Race,
        { eventId: { $in: [...eventIds] } },
        { orderBy: { id: 'asc' } },
      );
      const byEvent = Map.groupBy(races, (race) => race.eventId);
      return eventIds.map((id) => byEvent.get(id) ?? []);
    }),
    /** Active and uncertain ones: who may see which is the resolver's business. */
    identifications: new DataLoader<string, Identification[]>(async (photoIds) => {
      const found = await em.find(
        Identification,
        { photoId: { $in: [...photoIds] }, state: { $in: ['ACTIVE', 'UNCERTAIN'] } },
        { populate: ['entry.race'], strategy: 'joined', orderBy: { id: 'asc' } },
      );
      const byPhoto = Map.groupBy(found, (identification) => identification.photoId);
      return photoIds.map((id) => byPhoto.get(id) ?? []);
    }),
    /** The newest reading of each photo. */
    reading: new DataLoader<string, ReadingRun | null>(async (photoIds) => {
      const runs = await em.find(
        ReadingRun,
        { photoId: { $in: [...photoIds] } },
        { orderBy: { generation: 'asc' } },
      );
      const newest = indexBy(runs, (run) => run.photoId);
      return photoIds.map((id) => newest.get(id) ?? null);
    }),
    /** Who is on each photo by its newest reading. */
    people: new DataLoader<string, PersonRegion[]>(async (photoIds) => {
      const byPhoto = await findPeople(em, photoIds);
      return photoIds.map((id) => byPhoto.get(id) ?? []);
    }),
    drawings: new DataLoader<string, PhotoDrawing[]>(async (photoIds) => {
      const drawings = await em.find(PhotoDrawing, { photoId: { $in: [...photoIds] } });
      const byPhoto = Map.groupBy(drawings, (drawing) => drawing.photoId);
      return photoIds.map((id) => byPhoto.get(id) ?? []);
    }),
    /** By the photo that is kept of a group: all its members; none of a photo alone. */
    duplicates: new DataLoader<string, Photo[]>(async (groups) => {
      const members = await findGroups(em, groups);
      return groups.map((group) => members.get(group) ?? []);
    }),
    cover: new DataLoader<string, Photo | null>(async (eventIds) => {
      const byEvent = indexBy(await findCovers(em, eventIds), (photo) => photo.eventId);
      return eventIds.map((id) => byEvent.get(id) ?? null);
    }),
    progress: new DataLoader<string, EventProgress>(async (eventIds) => {
      const byEvent = await findProgress(em, eventIds);
      return eventIds.map(
        (eventId) => byEvent.get(eventId) ?? Object.assign(new EventProgress(), { eventId }),
      );
    }),
  };
}

function indexBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [keyOf(item), item]));
}
