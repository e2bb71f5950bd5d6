// Issues and pull requests as GitHub, Forgejo and GitLab (and GitHub's command line) write them: nearly the same JSON.
import { upstreamId } from '../board/ids.ts'
import { maxImportRows, maxLabels } from '../board/limits.ts'
import type { Upstream, UpstreamFlag } from '../board/kinds/tickets.ts'
import { dateReader } from './dates.ts'
import { firstLane } from './firstLane.ts'
import { issuesIn } from './issues.ts'
import type { Found } from './issues.ts'
import { isObject, readJson } from './json.ts'
import type { Loose } from './json.ts'
import { isEasy } from './labels.ts'
import type { BadRow, ParsedTicket, ParseOptions, UpstreamFacts } from './parsed.ts'
import { gitHubRepo, likelyKind, onGitHub, referenceAt, ticketNumber } from './references.ts'
import type { Reference } from './references.ts'
import { nothing, read, tooManyRows, unreadable } from './rows.ts'
import type { Read, Rows } from './rows.ts'
import { fact, quoted, title } from './text.ts'

export function parseIssues(content: string, options: ParseOptions): Rows {
  const values = readJson(content)
  if (!values) {
    return nothing('This looks like JSON, but it is broken. Was it cut off when it was copied?')
  }
  const items: ParsedTicket[] = []
  const bad: BadRow[] = []
  let row = 0
  for (const found of issuesIn(values)) {
    row++
    if (row > maxImportRows) return tooManyRows()
    const ticket = readIssue(row, found, options)
    if (ticket.ok) items.push(ticket.value)
    else bad.push({ row, message: ticket.message })
  }
  return row === 0 ? nothing('This list is empty.') : { items, bad }
}

function readIssue(row: number, { issue, repository }: Found, options: ParseOptions): Read<ParsedTicket> {
  if (!isObject(issue)) return unreadable('This is not an issue or a pull request.')
  if (issue.title === undefined && typeof issue.message === 'string') {
    return unreadable(`This is not a list but an answer: ${quoted(issue.message)}.`)
  }
  const where = whereIs(issue, repository, options)
  if (!where.ok) return where
  const heading = title(text(issue.title) ?? '')
  if (!heading.ok) return heading
  const upstream = factsOf(issue, where.value, heading.value)
  const flagsSaid: readonly UpstreamFlag[] = upstream.labels ? ['patch', 'easy'] : ['patch']
  const id = upstreamId(upstream.tracker, upstream.number)
  return read({ id, row, upstream, flagsSaid, lane: firstLane(upstream) })
}

function factsOf(issue: Loose, where: Reference, heading: string): UpstreamFacts {
  const pull = isPull(issue, where)
  const labels = labelsOf(issue)
  const flags: UpstreamFlag[] = pull ? ['patch'] : []
  if (labels?.some(isEasy)) flags.push('easy')
  return {
    ...(pull ? pullAt(where) : where),
    title: heading,
    kind: pull ? 'pull' : 'issue',
    ...standing(issue),
    type: isObject(issue.type) ? fact(text(issue.type.name)) : undefined,
    flags,
    labels,
    owner: owner(issue),
    reporter: name(issue.user) ?? name(issue.author),
    created: date(issue.created_at ?? issue.createdAt),
    modified: date(issue.updated_at ?? issue.updatedAt),
  }
}

/** Search answers name no repository but in their addresses; hand-made lists perhaps nowhere but in `source`. */
function whereIs(issue: Loose, repository: Loose | undefined, options: ParseOptions): Read<Reference> {
  for (const address of [issue.html_url, issue.web_url, issue.url, issue.repository_url]) {
    const reference = referenceAt(asToday(withNumber(text(address) ?? '', issue), issue))
    if (reference) return read(reference)
  }
  const number = numberOf(issue)
  if (number === undefined) return unreadable('This issue has no number.')
  const [owner, repo] = repositoryOf(repository, options) ?? []
  if (owner !== undefined && repo !== undefined) return read(onGitHub(owner, repo, number))
  return unreadable(
    'This issue does not say which repository it is from. Give the address of the repository as the source.',
  )
}

/** `repository_url` is an issue's address without the end. */
const withNumber = (address: string, issue: Loose) =>
  /\/(issues|pulls?|work_items|merge_requests)\/\d/.test(address)
    ? address
    : `${address}/issues/${numberOf(issue)}`

/** GitLab alone has an `iid`; before version 12 its addresses had no `/-/`. */
const asToday = (address: string, { iid }: Loose) =>
  iid === undefined || address.includes('/-/')
    ? address
    : address.replace(/\/(issues|merge_requests)\/(\d+)$/, '/-/$1/$2')

const numberOf = (issue: Loose) => ticketNumber(String(issue.number ?? issue.iid ?? ''))

function repositoryOf(repository: Loose | undefined, options: ParseOptions) {
  const full = text(repository?.full_name) ?? text(repository?.nameWithOwner)
  return gitHubRepo(full === undefined ? (options.source ?? '') : `https://github.com/${full}`)
}

/** On plain issues `pull_request` may be null, or an object of nulls. */
function isPull(issue: Loose, where: Reference): boolean {
  if (likelyKind(where) === 'pull') return true
  return isObject(issue.pull_request) && Object.values(issue.pull_request).some((value) => value !== null)
}

/** GitHub's lists give pull requests the address of an issue. */
const pullAt = (at: Reference): Reference =>
  at.tracker.startsWith('gh:') ? { ...at, url: at.url.replace(/\/issues\/(\d+)$/, '/pull/$1') } : at

function standing(issue: Loose): Pick<Partial<Upstream>, 'state' | 'resolution'> {
  const pull = isObject(issue.pull_request) ? issue.pull_request : {}
  const raw = text(issue.state)?.toLowerCase()
  const merged = [issue.merged, issue.merged_at, issue.mergedAt, pull.merged, pull.merged_at].some(Boolean)
  if (merged || raw === 'merged') return { state: 'merged' }
  if (raw === 'closed' || raw === 'locked') {
    return { state: 'closed', resolution: resolution(issue) }
  }
  if (raw !== 'open' && raw !== 'opened') return {}
  const draft = [issue.draft, issue.isDraft, issue.work_in_progress, pull.draft].includes(true)
  return { state: draft ? 'draft' : 'open' }
}

/** GitHub has a reason; GitLab names the issue that this one is the same as, or has become. */
function resolution(issue: Loose): string | undefined {
  const { _links: links } = issue
  if (isObject(links) && text(links.closed_as_duplicate_of)) return 'duplicate'
  if (typeof issue.moved_to_id === 'number') return 'moved'
  return fact(text(issue.state_reason ?? issue.stateReason)?.toLowerCase())
}

/** Objects on GitHub and Forgejo, plain strings on GitLab. */
function labelsOf(issue: Loose): string[] | undefined {
  if (!Array.isArray(issue.labels)) return undefined
  const names = issue.labels.map((label: unknown) => fact(text(isObject(label) ? label.name : label)))
  return [...new Set(names.filter((label) => label !== undefined))].slice(0, maxLabels)
}

/** Null: nobody. Undefined: the list has no such column. */
function owner(issue: Loose): string | null | undefined {
  if (issue.assignee === undefined && issue.assignees === undefined) return undefined
  const [first] = Array.isArray(issue.assignees) ? (issue.assignees as unknown[]) : []
  return name(issue.assignee) ?? name(first) ?? null
}

const name = (person: unknown) =>
  isObject(person) ? fact(text(person.login) ?? text(person.username)) : undefined

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

const readDate = dateReader([])
const date = (value: unknown) => {
  const written = text(value)
  return written === undefined ? undefined : fact(readDate(written))
}
