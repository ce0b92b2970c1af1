import { Migration } from '@mikro-orm/migrations';
import { doubtColumns } from './m0002-uncertain-reads/doubt-columns.ts';
import { readingTables } from './m0002-uncertain-reads/reading-tables.ts';

export class UncertainReads extends Migration {
  override up(): void {
    this.addSql('set local search_path to catalog');
    for (const sql of [...readingTables, ...doubtColumns]) this.addSql(sql);
  }
}
