// Where the issues are in a JSON answer: lists, pages, search answers, payloads of webhooks.
import { isObject } from './json.ts'
import type { Loose } from './json.ts'

/** What may be an issue, and the repository that its surroundings name. */
export interface Found {
  readonly issue: unknown
  readonly repository: Loose | undefined
}

/** Names under which answers carry their list: search, projects of one's own, GraphQL, recorded answers. */
const envelopes = ['items', 'issues', 'data', 'nodes', 'response'] as const
/** An array of pages with answers in envelopes is three deep; what lies deeper is something else. */
const maxDepth = 5

export function* issuesIn(value: unknown, repository?: Loose, depth = 0): Generator<Found> {
  const inner = listIn(value)
  if (inner && depth < maxDepth) {
    for (const each of inner) yield* issuesIn(each, repository, depth + 1)
    return
  }
  if (!isObject(value)) {
    yield { issue: value, repository }
    return
  }
  const around = isObject(value.repository) ? value.repository : repository
  yield { issue: payload(value) ?? value, repository: around }
}

function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (!isObject(value) || 'title' in value) return undefined
  return envelopes.map((name) => value[name]).find((list) => Array.isArray(list))
}

/** A webhook sends the issue or pull request inside. Beside an issue `pull_request` is only a few addresses. */
function payload(value: Loose): Loose | undefined {
  if (isObject(value.issue)) return value.issue
  return isObject(value.pull_request) && 'title' in value.pull_request ? value.pull_request : undefined
}
