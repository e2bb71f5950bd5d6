// Ticket lists as trackers export them, made up for the tests.

/** Six open tickets in the shape of a Trac query with Django's fields: labels as headers, BOM, CRLF. */
export const tracList = `\uFEFF${[
  'id,Summary,Status,Owner,Type,Component,Version,Triage Stage,Has patch,Needs documentation,Needs tests,Patch needs improvement,Easy pickings,UI/UX,Keywords,Reporter,Created,Modified',
  '5500,Admin forgets the filters after saving,new,,Bug,contrib.admin,dev,Accepted,0,0,0,0,0,0,,ruth,09/14/07 17:10:31,02/23/13 07:07:18',
  '11407,"Version option prints, but does not exit",new,,Bug,Core (Management commands),dev,Accepted,0,0,0,0,1,0,,karen,06/30/09 09:14:22,03/29/13 14:05:15',
  '13008,Never cache decorator misses a header,new,,Bug,Core (Cache system),dev,Accepted,1,0,0,1,0,0,,harm,03/02/10 06:13:40,03/28/13 03:35:23',
  '14722,Last modified ignores a missing etag,new,,Bug,HTTP handling,dev,Accepted,1,0,0,0,0,0,,lamby,11/18/10 09:00:46,03/11/13 15:07:37',
  '19891,Run the tests on every push,assigned,dok,Cleanup/optimization,Testing framework,dev,Unreviewed,0,0,0,0,0,0,,marko@…,02/23/13 06:59:45,03/31/13 09:54:09',
  '20001,Document the new lookups,closed,dok,New feature,Documentation,dev,Ready for checkin,1,0,0,0,0,0,,marko,02/25/13 06:59:45,03/31/13 09:54:09',
].join('\r\n')}\r\n`

/** A Trac list of so many accepted tickets. */
export function longTracList(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, i) =>
      `${10_000 + i},Ticket number ${i} of a long list,new,,Bug,contrib.admin,Accepted,${i % 3 === 0 ? 1 : 0},0,${i % 6 === 0 ? 1 : 0},0`,
  )
  return [
    'id,Summary,Status,Owner,Type,Component,Triage Stage,Has patch,Needs documentation,Needs tests,Patch needs improvement',
    ...rows,
  ].join('\n')
}
