import { outboxTableSql } from '@focus-racer/service-kit';
import { Migration } from '@mikro-orm/migrations';
import { eventTables } from './m0001-initial/event-tables.ts';
import { identificationTables } from './m0001-initial/identification-tables.ts';
import { photoTables } from './m0001-initial/photo-tables.ts';

export class Initial extends Migration {
  override up(): void {
    this.addSql('set local search_path to catalog');
    for (const sql of [
      ...outboxTableSql,
      ...eventTables,
      ...photoTables,
      ...identificationTables,
    ]) {
      this.addSql(sql);
    }
  }
}
