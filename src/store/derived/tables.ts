// The derived tables of record.db: what was filed, folded and found in relations. All of it can be made again from the primary rows.

/** Made once: the latest reading of each report, documents in order of day, what each text looks like, and what is to be done. */
export const latestTables: readonly string[] = [
  `create table latest (report text primary key, reader text not null, made text not null) without rowid`,
  `insert into latest select report, reader, made from (
     select report, reader, made, row_number() over (partition by report order by made desc, reader desc) as age from reading
   ) where age = 1`,
  // A document's id begins with its day, so that the index gives the newest first: 739000 (days since 0000) x 1000000 + a number.
  `create table search_day (id integer primary key, report text not null unique references report(id), told text not null)`,
  `insert into search_day select
     cast(julianday(substr(coalesce(r.published, r.received), 1, 10)) - 1721059.5 as integer) * 1000000 + row_number() over (order by d.id),
     d.report, d.told from search_document d join report r on r.id = d.report`,
  `drop table search`,
  `drop view search_source`,
  `drop table search_document`,
  `alter table search_day rename to search_document`,
  `create view search_source as
     select d.id as id, coalesce(r.title, '') as title, r.text as text, d.told as told
     from search_document d join report r on r.id = d.report`,
  `create virtual table search using fts5(title, text, told,
     content = 'search_source', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2")`,
  `insert into search (search) values ('rebuild')`,
  // Sampled runs of the words of each text, and the pairs found to be copies. Texts never change, so these are never made again.
  `create table copy_print (n integer primary key, report text not null unique, size integer not null)`,
  `create table copy_run (run integer not null, n integer not null, size integer not null, primary key (run, n)) without rowid`,
  `create table copy_link (report text not null, other text not null, primary key (report, other)) without rowid`,
  // Reports whose filing rests on something new: written with the primary row, taken away by the refold.
  `create table dirty (report text primary key) without rowid`,
  `insert into dirty select id from report`,
  `create table tally (name text primary key, value integer not null) without rowid`,
  `insert into tally values ('rebuilding', 0), ('beat', 0), ('version', 0)`,
];

/** Made anew by a rebuild. */
export const derivedTables: readonly string[] = [
  `create table filing (report text primary key, known text not null, dated integer not null, origin text not null,
     odd integer not null, aside text) without rowid`,
  // How many reports became known on a day (dated or not), and how many statements.
  `create table known_day (known text not null, dated integer not null, reports integer not null, statements integer not null,
     primary key (known, dated)) without rowid`,
  `create table told (n integer primary key, ref text not null, home text not null, known text not null, body text not null)`,
  `create table home (home text primary key, first text not null, last text not null, body text not null)`,
  `create table theatre_key (key text not null, theatre text not null, primary key (key, theatre)) without rowid`,
  `create table event (n integer primary key, id text not null, stage text not null, parties text not null, sort text not null,
     happening integer not null, queued integer not null, last text not null, body text not null)`,
  `create table event_key (key text not null, sort text not null, id text not null, kind text not null,
     happening integer not null, ends text, primary key (key, sort, id)) without rowid`,
  `create table trace (parties text not null, event text not null, known text not null, last text not null, said integer not null,
     promised text, body text not null, primary key (parties, event)) without rowid`,
  `create table relation (parties text primary key, events integer not null, last text not null, said integer not null,
     body text)`,
  `create table relation_key (key text not null, parties text not null, primary key (key, parties)) without rowid`,
  `create table posts (theatre text primary key, body text, vacant text)`,
];

/** Made after the rows of a rebuild, because an index of a full table is quicker to make than to keep. */
export const derivedIndexes: readonly string[] = [
  `create unique index if not exists told_ref on told (ref)`,
  `create index if not exists told_home on told (home)`,
  `create unique index if not exists event_id on event (id)`,
  `create index if not exists filing_odd on filing (known) where odd = 1`,
  `create index if not exists event_queued on event (parties, sort) where queued > 0`,
  `create index if not exists relation_recent on relation (said > 0, last)`,
];

export const derivedNames: readonly string[] = [
  "filing",
  "known_day",
  "told",
  "home",
  "theatre_key",
  "event",
  "event_key",
  "trace",
  "relation",
  "relation_key",
  "posts",
];
