/** The bib keys of an event's start list. */
export class BibList {
  private readonly keys: ReadonlySet<string>;

  constructor(bibKeys: Iterable<string>) {
    this.keys = new Set(bibKeys);
  }

  has(bibKey: string): boolean {
    return this.keys.has(bibKey);
  }
}
