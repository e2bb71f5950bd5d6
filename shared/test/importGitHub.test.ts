// Issues and pull requests as JSON: answers, pages, payloads; GitHub's, and those of its neighbours.
import { describe, expect, it } from 'vitest'
import { parseList } from '../src/import/parseList.ts'
import type { ParseOptions } from '../src/import/parsed.ts'

const options = { trac: 'https://code.djangoproject.com' }
const parse = (value: unknown, more: Partial<ParseOptions> = {}) =>
  parseList(typeof value === 'string' ? value : JSON.stringify(value), { ...options, ...more })
const first = (value: unknown, more?: Partial<ParseOptions>) => parse(value, more).items[0]?.upstream

const issue = (more: object = {}) => ({
  url: 'https://api.github.com/repos/Ada/Board/issues/12',
  repository_url: 'https://api.github.com/repos/Ada/Board',
  html_url: 'https://github.com/Ada/Board/issues/12',
  id: 999,
  number: 12,
  title: 'One',
  user: { login: 'bo' },
  labels: [{ name: 'docs' }, { name: 'Good first issue :tada:' }],
  state: 'open',
  assignee: null,
  assignees: [],
  created_at: '2017-10-10T16:00:00Z',
  updated_at: '2018-10-10T16:00:00Z',
  body: null,
  ...more,
})
const pull = { url: 'https://api.github.com/repos/Ada/Board/pulls/12', merged_at: null }

describe('GitHub lists', () => {
  it('reads an issue with all its facts', () => {
    expect(parse([issue()])).toMatchObject({
      format: 'github',
      bad: [],
      items: [
        {
          row: 1,
          flagsSaid: ['patch', 'easy'],
          upstream: {
            tracker: 'gh:ada/board',
            number: 12,
            url: 'https://github.com/Ada/Board/issues/12',
            title: 'One',
            kind: 'issue',
            state: 'open',
            flags: ['easy'],
            labels: ['docs', 'Good first issue :tada:'],
            owner: null,
            reporter: 'bo',
            created: '2017-10-10T16:00:00Z',
            modified: '2018-10-10T16:00:00Z',
          },
        },
      ],
    })
  })

  it.each([
    ['an array', [issue(), issue({ html_url: 'https://github.com/ada/board/issues/13' })]],
    [
      'a search answer',
      { total_count: 2, items: [issue(), { ...issue({ html_url: 'https://github.com/a/b/issues/1' }) }] },
    ],
    ['an array of pages', [[issue()], [issue({ html_url: 'https://github.com/a/b/issues/1' })]]],
    [
      'pages of answers',
      [{ items: [issue()] }, { items: [issue({ html_url: 'https://github.com/a/b/issues/1' })] }],
    ],
  ])('reads %s', (_name, value) => {
    expect(parse(value)).toMatchObject({ format: 'github', items: [{ row: 1 }, { row: 2 }], bad: [] })
  })

  it('reads pages one behind the other and one object on each line', () => {
    const [one, two] = [issue(), issue({ html_url: 'https://github.com/a/b/issues/1', title: '] "}' })]
    expect(parse(`${JSON.stringify([one])}\n${JSON.stringify([two])}`).items).toHaveLength(2)
    expect(parse(`${JSON.stringify(one)}\n${JSON.stringify(two)}\n`).items).toHaveLength(2)
  })

  it('reads one issue, and the payload of a webhook', () => {
    expect(parse(issue()).items).toHaveLength(1)
    const repository = { full_name: 'Ada/Board' }
    expect(first({ action: 'opened', issue: { number: 3, title: 'Three' }, repository })).toMatchObject({
      tracker: 'gh:ada/board',
      number: 3,
    })
    expect(
      first({
        number: 4,
        pull_request: { html_url: 'https://github.com/ada/board/pull/4', title: 'Four' },
        repository,
      }),
    ).toMatchObject({ number: 4, kind: 'pull' })
  })

  it('tells pull requests apart, also where plain issues carry nulls', () => {
    expect(first([issue({ pull_request: { html_url: null, diff_url: null, patch_url: null } })])?.kind).toBe(
      'issue',
    )
    expect(first([issue({ pull_request: null })])?.kind).toBe('issue')
    expect(first([issue({ pull_request: pull })])).toMatchObject({
      kind: 'pull',
      flags: ['patch', 'easy'],
      url: 'https://github.com/Ada/Board/pull/12',
      state: 'open',
    })
    expect(first([issue({ pull_request: pull, draft: true })])?.state).toBe('draft')
    expect(
      first([issue({ pull_request: { ...pull, merged_at: '2020-01-01T00:00:00Z' }, state: 'closed' })])
        ?.state,
    ).toBe('merged')
    expect(first([issue({ pull_request: pull, state: 'closed' })])?.state).toBe('closed')
  })

  it('takes the repository from any address, the surroundings or the source', () => {
    const bare = { number: 12, title: 'One' }
    for (const [value, more] of [
      [{ ...bare, html_url: 'https://github.com/ada/board/issues/12' }, {}],
      [{ ...bare, url: 'https://api.github.com/repos/ada/board/issues/12' }, {}],
      [{ ...bare, repository_url: 'https://api.github.com/repos/ada/board' }, {}],
      [{ ...bare, repository: { nameWithOwner: 'ada/board' } }, {}],
      [bare, { source: 'https://github.com/ada/board/issues?q=is:open' }],
    ] as const) {
      expect(first([value], more)).toMatchObject({ tracker: 'gh:ada/board', number: 12 })
    }
    expect(parse([bare]).bad[0]?.message).toContain('does not say which repository')
  })

  it('reads owners, labels and reasons in all their shapes', () => {
    expect(first([issue({ assignee: { login: 'ada' } })])?.owner).toBe('ada')
    expect(first([issue({ assignees: [{ login: 'bo' }, { login: 'cy' }] })])?.owner).toBe('bo')
    expect(first([issue({ assignee: undefined, assignees: null })])?.owner).toBeNull()
    expect(first([issue({ assignee: undefined, assignees: undefined })])?.owner).toBeUndefined()
    expect(first([issue({ labels: ['easy pickings', null, 7, { name: null }] })])).toMatchObject({
      labels: ['easy pickings'],
      flags: ['easy'],
    })
    expect(first([issue({ labels: Array.from({ length: 90 }, (_, i) => `l${i}`) })])?.labels).toHaveLength(30)
    expect(first([issue({ state: 'closed', state_reason: 'not_planned' })])?.resolution).toBe('not_planned')
  })

  it('reads what the command line of GitHub writes', () => {
    const line = {
      number: 12,
      title: 'One',
      url: 'https://github.com/ada/board/pull/12',
      state: 'OPEN',
      isDraft: true,
      author: { login: 'bo' },
      createdAt: '2017-10-10T16:00:00Z',
    }
    expect(first([line])).toMatchObject({
      kind: 'pull',
      state: 'draft',
      reporter: 'bo',
      created: line.createdAt,
    })
    expect(first([{ ...line, state: 'MERGED' }])?.state).toBe('merged')
  })

  it('lists bad rows by number, and the others come in', () => {
    const { items, bad } = parse([
      issue({ title: 'x'.repeat(501) }),
      null,
      'text',
      issue({ title: ' \n ' }),
      { title: 'No number' },
      issue(),
      JSON.parse('{"__proto__": {"title": "x", "number": 1}, "constructor": 1}'),
    ])
    expect(items.map(({ row }) => row)).toEqual([6])
    expect(bad).toEqual([
      { row: 1, message: 'This title has 501 characters; the limit is 500.' },
      { row: 2, message: 'This is not an issue or a pull request.' },
      { row: 3, message: 'This is not an issue or a pull request.' },
      { row: 4, message: 'This row has no title.' },
      { row: 5, message: 'This issue has no number.' },
      { row: 7, message: 'This issue has no number.' },
    ])
  })

  it.each([
    ['cut off', '[{"number": 1, "title": ', 'broken'],
    ['with text behind', `[${JSON.stringify(issue())}] and more`, 'broken'],
    ['with wrong brackets', '[{"number": 1]}', 'broken'],
    ['of a million brackets', '['.repeat(1_000_000), 'broken'],
    ['too deep', `${'['.repeat(1_000)}${']'.repeat(1_000)}`, 'broken'],
    ['without anything in it', '[]', 'empty'],
    ['that found nothing', '{"total_count": 0, "items": []}', 'empty'],
    ['that is an error', '{"message": "API rate limit exceeded"}', '“API rate limit exceeded”'],
  ])('JSON %s comes in as nothing, with a reason', (_name, content, reason) => {
    const { items, bad } = parse(content)
    expect(items).toEqual([])
    expect(bad).toEqual([{ row: 1, message: expect.stringContaining(reason) }])
  })

  it('an address that is none of the web never becomes one', () => {
    const upstream = first([issue({ html_url: 'javascript:alert(1)//github.com/ada/board/issues/12' })])
    expect(upstream?.url).toBe('https://github.com/Ada/Board/issues/12')
  })
})

describe('GitLab and Forgejo lists', () => {
  it('reads issues and merge requests of GitLab, which are counted apart', () => {
    const gitlab = {
      id: 5,
      iid: 12,
      title: 'One',
      state: 'opened',
      labels: ['docs'],
      assignees: [{ username: 'ada' }],
      author: { username: 'bo' },
      web_url: 'https://gitlab.example.org/Group/sub/board/-/issues/12',
    }
    const merge = {
      ...gitlab,
      state: 'merged',
      web_url: 'https://gitlab.example.org/Group/sub/board/-/merge_requests/12',
    }
    const { format, items } = parse([gitlab, merge])
    expect(format).toBe('gitlab')
    expect(items).toMatchObject([
      {
        upstream: {
          tracker: 'gitlab:gitlab.example.org/group/sub/board',
          number: 12,
          kind: 'issue',
          state: 'open',
          owner: 'ada',
          reporter: 'bo',
          labels: ['docs'],
        },
      },
      {
        upstream: { tracker: 'gitlab-mr:gitlab.example.org/group/sub/board', kind: 'pull', state: 'merged' },
      },
    ])
  })

  it.each([
    [
      'a duplicate',
      { _links: { closed_as_duplicate_of: 'https://gitlab.com/api/v4/projects/1/issues/3' } },
      'duplicate',
      'parked',
    ],
    ['moved elsewhere', { moved_to_id: 77, _links: { closed_as_duplicate_of: null } }, 'moved', 'parked'],
    ['done', { moved_to_id: null, _links: {} }, undefined, 'landed'],
  ])('a closed issue of GitLab that is %s', (_name, more, resolution, lane) => {
    const web_url = 'https://gitlab.com/g/p/-/issues/1'
    const { items } = parse([{ iid: 1, title: 'One', state: 'closed', web_url, ...more }])
    expect(items[0]?.upstream?.resolution).toBe(resolution)
    expect(items[0]?.lane).toBe(lane)
  })

  it('an address as older GitLabs write it is the same issue', () => {
    const at = (web_url: string) => parse([{ iid: 4, title: 'One', state: 'opened', web_url }]).items[0]
    for (const kind of ['issues', 'merge_requests']) {
      const today = at(`https://gitlab.example.org/group/sub/board/-/${kind}/4`)
      expect(at(`https://gitlab.example.org/group/sub/board/${kind}/4`)).toEqual(today)
      expect(today?.upstream?.tracker).toMatch(/^gitlab/)
    }
    expect(at('https://gitlab.example.org/g/p/issues/4')).toEqual(
      at('https://gitlab.example.org/g/p/-/issues/4'),
    )
  })

  it('reads issues and pull requests of Forgejo', () => {
    const forgejo = {
      url: 'https://forge.example.org/api/v1/repos/ada/board/issues/1',
      html_url: 'https://forge.example.org/ada/board/issues/1',
      number: 1,
      title: 'One',
      state: 'open',
      assignees: null,
      pull_request: null,
    }
    const pulled = {
      ...forgejo,
      number: 2,
      html_url: 'https://forge.example.org/ada/board/pulls/2',
      pull_request: { merged: false, merged_at: null, draft: true },
    }
    expect(parse([forgejo, pulled])).toMatchObject({
      format: 'forgejo',
      items: [
        {
          upstream: { tracker: 'forgejo:forge.example.org/ada/board', number: 1, kind: 'issue', owner: null },
        },
        { upstream: { number: 2, kind: 'pull', state: 'draft' } },
      ],
    })
  })
})
