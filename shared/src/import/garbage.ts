// Things that people paste or drop by mistake, and what to tell them.

/** Why this text cannot be a list of tickets; undefined where it may be one. */
export function whyNoList(text: string): string | undefined {
  if (text.trim() === '') return 'There is nothing in this list.'
  if (isBinary(text)) {
    return 'This is not a text list: it looks like a picture, a spreadsheet file or another binary file. Export it as CSV (UTF-8).'
  }
  const start = text.slice(0, 2_000).trimStart()
  if (/^<!doctype\s+html|^<html[\s>][^]*<(head|body)[\s>]/i.test(start)) {
    return (
      'This is a web page, perhaps one that asks to log in, and not a list. In Trac, take “Comma-delimited Text” ' +
      'at the foot of a query.'
    )
  }
  if (/^(<\?xml|<rss|<feed)[\s>]/i.test(start)) {
    return (
      'This is a feed or another kind of XML, which leaves out stage and flags. In Trac, take “Comma-delimited Text” ' +
      'at the foot of the query.'
    )
  }
  if (start.startsWith('BEGIN:VCALENDAR')) return 'This is a calendar and not a list of tickets.'
  return undefined
}

/** No text has a NUL; and where one character in twenty is not readable, the rest is not either. */
function isBinary(text: string): boolean {
  if (text.includes('\0') || text.startsWith('%PDF-')) return true
  const sample = text.slice(0, 20_000)
  // oxlint-disable-next-line no-control-regex
  const unreadable = sample.match(/[\uFFFD\u0001-\u0008\u000E-\u001A\u001C-\u001F]/g)?.length ?? 0
  return unreadable > 5 && unreadable * 20 > sample.length
}
