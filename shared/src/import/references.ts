// References to tickets: what number in which tracker an address or `owner/repo#12` means. Pure text, nothing is looked up.
import type { Upstream } from '../board/kinds/tickets.ts'
import { maxFactLength, maxUrlLength } from '../board/limits.ts'

/** A ticket somewhere. `tracker` and `number` make its id. */
export interface Reference {
  readonly tracker: string
  readonly number: number
  readonly url: string
}

/** A web address taken apart. */
export interface Site {
  /** Without a slash at the end: `https://code.djangoproject.com`. */
  readonly base: string
  readonly host: string
  readonly path: string
}

/** Takes http and https alone; no name and password, no query, no fragment. */
function siteOf(address: string): Site | undefined {
  if (address.length > maxUrlLength) return undefined
  const match = /^(https?):\/\/(?:[^\s/?#@]*@)?([^\s\p{Cc}/?#@"<>]+)([^\s\p{Cc}?#"<>]*)(?:[?#]|$)/iu.exec(
    address.toWellFormed().trim(),
  )
  const [, scheme, host, path] = match ?? []
  if (scheme === undefined || host === undefined || path === undefined) return undefined
  let end = path.length
  while (path[end - 1] === '/') end--
  const lower = host.toLowerCase()
  return {
    base: `${scheme.toLowerCase()}://${lower}${path.slice(0, end)}`,
    host: lower,
    path: path.slice(0, end),
  }
}

/** A list's source as people paste it: the address of a query, a report or a ticket means the Trac it is on. */
export function tracOf(address: string): Site | undefined {
  const site = siteOf(address)
  const page = /\/(query|report|ticket|newticket|wiki|timeline|roadmap|milestone|login)(\/.*)?$/.exec(
    site?.path ?? '',
  )
  return site && page ? rootOf(site, page[0]) : site && fitting(site)
}

/** The site without the end of its path. */
function rootOf({ base }: Site, end: string): Site | undefined {
  const root = siteOf(base.slice(0, base.length - end.length))
  return root && fitting(root)
}

/** A tracker's name is kept with each of its tickets. */
const fitting = (site: Site) => (inTrac(site, 1).tracker.length <= maxFactLength ? site : undefined)

export const inTrac = (site: Site, number: number): Reference => ({
  tracker: `trac:${site.host}${site.path}`,
  number,
  url: `${site.base}/ticket/${number}`,
})

export const onGitHub = (
  owner: string,
  repo: string,
  number: number,
  kind: 'issues' | 'pull' = 'issues',
): Reference => ({
  tracker: `gh:${owner}/${repo}`.toLowerCase(),
  number,
  url: `https://github.com/${owner}/${repo}/${kind}/${number}`,
})

/** The repository a GitHub address is about, as `owner/repo` parts. */
export function gitHubRepo(address: string): readonly [owner: string, repo: string] | undefined {
  const site = siteOf(address)
  if (!site) return undefined
  const path = site.host === 'api.github.com' ? site.path.replace(/^\/repos/, '') : site.path
  const [, owner, repo] = /^\/([\w.-]{1,39})\/([\w.-]{1,100}?)(?:\.git)?(?:\/|$)/.exec(path) ?? []
  if (!gitHubHosts.has(site.host) || owner === undefined || repo === undefined) return undefined
  return [owner, repo]
}

const gitHubHosts: ReadonlySet<string> = new Set(['github.com', 'www.github.com', 'api.github.com'])

/** What is at an address, as far as the address tells: GitHub forwards an issue's to the pull request of that number. */
export function likelyKind({ tracker, url }: Pick<Reference, 'tracker' | 'url'>): Upstream['kind'] {
  if (tracker.startsWith('trac:')) return 'ticket'
  return /\/(pulls?|merge_requests)\/\d+$/.test(url) ? 'pull' : 'issue'
}

/** What a ticket number is: safe in every store, and never 0. */
export function ticketNumber(text: string): number | undefined {
  return /^0{0,9}[1-9]\d{0,11}$/.test(text) ? Number(text) : undefined
}

/** The ticket, issue or pull request at this address. */
export function referenceAt(address: string): Reference | undefined {
  const site = siteOf(address)
  if (!site) return undefined
  if (gitHubHosts.has(site.host)) return atGitHub(address, site)
  return atGitLab(site) ?? atForgejo(site) ?? atTrac(site)
}

function atGitHub(address: string, { path }: Site): Reference | undefined {
  const [owner, repo] = gitHubRepo(address) ?? []
  const [, kind, digits] = /\/(issues|pulls?)\/(\d+)(?:\/|$)/.exec(path) ?? []
  const number = ticketNumber(digits ?? '')
  if (owner === undefined || repo === undefined || number === undefined) return undefined
  return onGitHub(owner, repo, number, kind === 'issues' ? 'issues' : 'pull')
}

function atGitLab(site: Site): Reference | undefined {
  const match = /^\/(.+?)\/-\/(issues|work_items|merge_requests)\/(\d+)(?=\/|$)/.exec(site.path)
  // Merge requests are counted apart from issues.
  return inRepository(match?.[2] === 'merge_requests' ? 'gitlab-mr' : 'gitlab', site, match)
}

/** Forgejo, Gitea and GitHub at a company of its own have the same addresses. */
function atForgejo(site: Site): Reference | undefined {
  return inRepository(
    'forgejo',
    site,
    /^\/([\w.-]+\/[\w.-]+)\/(issues|pulls?)\/(\d+)(?=\/|$)/.exec(site.path),
  )
}

/** `match`: repository, kind of thing and number, from the beginning of the path. */
function inRepository(prefix: string, site: Site, match: RegExpExecArray | null): Reference | undefined {
  const [matched, repository, , digits] = match ?? []
  const number = ticketNumber(digits ?? '')
  const tracker = `${prefix}:${site.host}/${repository}`.toLowerCase()
  if (matched === undefined || number === undefined || tracker.length > maxFactLength) return undefined
  const beyond = site.path.length - matched.length
  return { tracker, number, url: site.base.slice(0, site.base.length - beyond) }
}

function atTrac(site: Site): Reference | undefined {
  const match = /(?:\/(?:raw-)?attachment)?\/ticket\/(\d+)(?:\/.*)?$/.exec(site.path)
  const number = ticketNumber(match?.[1] ?? '')
  const root = match && rootOf(site, match[0])
  return root && number !== undefined ? inTrac(root, number) : undefined
}
