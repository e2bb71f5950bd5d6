// [I12] Text is data: whatever people type into a note, it shows as letters, and links lead to the web and to mail alone.
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Markdown } from '../src/parts/markdown/Markdown.tsx'
import { maxFormattedLength } from '../src/parts/markdown/syntax.ts'

const html = (text: string) =>
  renderToStaticMarkup(<Markdown text={text} />)
    .replace(/^<div class="markdown" dir="auto">(.*)<\/div>$/s, '$1')
    .replaceAll(' dir="auto"', '')
/** The letters that are shown. */
const shown = (text: string) =>
  html(text)
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
const hrefs = (text: string) => [...html(text).matchAll(/href="([^"]*)"/g)].map(([, href]) => href)

describe('[I12] nothing that people type becomes HTML or runs', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick="alert(1)">b</b>',
    '<div\nonmouseover=alert(1)>\nx\n</div>',
    '<!-- a comment -->',
    '<svg/onload=alert(1)>',
    '> <iframe src="javascript:alert(1)"></iframe>',
    '- <style>*{display:none}</style>',
    '`<b>`',
    '```html\n<script>alert(1)</script>\n```',
    '# <script>alert(1)</script>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '&#60;script&#x3e;alert(1)&#60;/script&#62;',
    '**<script>**alert(1)</script>',
    '<a href="javascript:alert(1)">x</a>',
    '\\<script>alert(1)</script>',
  ])('%s', (text) => {
    expect(html(text)).not.toMatch(/<(script|img|b|div|svg|iframe|style|a|!--)[\s>/]/)
    expect(html(text)).not.toMatch(/<[^>]*\son\w+=/)
  })

  test('it is shown as it was typed', () => {
    expect(shown('a <b onclick="x">bold</b>')).toBe('a <b onclick="x">bold</b>')
    expect(shown('<div>\nhi\n</div>')).toBe('<div>\nhi\n</div>')
  })
})

describe('[I12] links lead to the web and to mail alone', () => {
  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](<javascript:alert(1)>)',
    '[x]( javascript:alert(1))',
    '[x](java\tscript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](\\javascript:alert(1))',
    '[x](\u0001javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:msgbox)',
    '[x](file:///etc/passwd)',
    '[x](blob:https://x.org/1)',
    '[x](//evil.example)',
    '[x](/b/board#key=1)',
    '[x](#top)',
    '[x](https://bank.example@evil.example/)',
    '<javascript:alert(1)>',
    '![x](javascript:alert(1))',
    '[x]\n\n[x]: javascript:alert(1)',
    '[x][y]\n\n[y]: https://later.example',
    'javascript://x.org/%0aalert(1)',
  ])('%s', (text) => {
    expect(hrefs(text).filter((href) => !href?.startsWith('https://later.example'))).toEqual([])
    expect(shown(text)).toMatch(/x|alert/)
  })

  test.each([
    ['[x](https://a.org/b "t")', 'https://a.org/b'],
    ['https://a.org/b_c_d.', 'https://a.org/b_c_d'],
    ['see www.a.org, please', 'https://www.a.org/'],
    ['<http://a.org>', 'http://a.org/'],
    ['me@a.org', 'mailto:me@a.org'],
    ['<me@a.org>', 'mailto:me@a.org'],
    ['[write](mailto:me@a.org)', 'mailto:me@a.org'],
    ['![a picture](https://a.org/i.png)', 'https://a.org/i.png'],
    ['[a](https://a.org/?x="><script>)', 'https://a.org/?x=%22%3E%3Cscript%3E'],
    ['[a](<https://a.org/b c>)', 'https://a.org/b%20c'],
  ])('%s leads to %s, in a new tab that does not learn where from', (text, href) => {
    expect(hrefs(text)).toEqual([href])
    expect(html(text)).toContain('target="_blank" rel="noreferrer"')
    expect(html(text)).not.toContain('<img')
  })

  test('a link holds no other link', () => {
    expect(hrefs('[https://bank.example](https://evil.example)')).toEqual(['https://evil.example/'])
    expect(hrefs('[![i](https://a.org/i.png)](https://b.org)')).toEqual(['https://b.org/'])
  })

  test('a link that may not be followed shows where it would have led', () => {
    expect(shown('[click](javascript:alert(1))')).toBe('[click](javascript:alert(1))')
  })
})

describe('what people write about a ticket', () => {
  test.each([
    ['a *b* **c** ~~d~~ `e`', '<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>'],
    ['``a`b`` `` ` ``', '<p><code>a`b</code> <code>`</code></p>'],
    ['one\ntwo', '<p>one\ntwo</p>'],
    ['one  \ntwo\\\nthree', '<p>one<br/>two<br/>three</p>'],
    ['# Steps ##\n### More', '<h4>Steps </h4><h5>More</h5>'],
    ['Title\n===', '<h4>Title\n</h4>'],
    ['- a\n- b\n  - c', '<ul><li><p>a</p></li><li><p>b</p><ul><li><p>c</p></li></ul></li></ul>'],
    ['3. a\n4. b', '<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>'],
    ['> a\n> b', '<blockquote><p>a\nb</p></blockquote>'],
    ['```\n  x\ny\n```', '<pre tabindex="0" dir="ltr"><code>  x\ny</code></pre>'],
    [
      '> ```\n> x\n> y\n> ```',
      '<blockquote><pre tabindex="0" dir="ltr"><code>x\ny</code></pre></blockquote>',
    ],
    ['a\n\n***\n\nb', '<p>a</p><hr/><p>b</p>'],
    ['#5500 is old', '<p>#5500 is old</p>'],
    ['\\*a\\* 1 &lt; 2 &copy; &#233; &#0;', '<p>*a* 1 &lt; 2 &amp;copy; é &amp;#0;</p>'],
    ['[a] and [b][c]', '<p>[a] and [b][c]</p>'],
    ['snake_case_name and a * b', '<p>snake_case_name and a * b</p>'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected)
  })

  test('a task says in words whether it is done', () => {
    const list = html('- [ ] test *it*\n- [x] fix')
    expect(list.replace(/<[^>]*>/g, '')).toBe('To do: test itDone: fix')
  })
})

describe('text made to break a page', () => {
  const n = maxFormattedLength
  test.each([
    ['quotes', '>'.repeat(n)],
    ['brackets', '['.repeat(n)],
    ['stars', '*a '.repeat(n / 3)],
    ['lists', Array.from({ length: 130 }, (_, i) => `${' '.repeat(i)}- a`).join('\n')],
    ['pictures in pictures', '!['.repeat(n / 6) + '](a)'.repeat(n / 6)],
    ['emphasis in emphasis', `${'*_'.repeat(n / 5)}a${'_*'.repeat(n / 5)}`],
  ])('%s, thousands deep: it is still letters', (_, text) => {
    const depth = [...html(text).matchAll(/<(\/?)[^>]*?(\/?)>/g)].reduce(
      ({ now, most }, [, closes, single]) => {
        const next = now + (closes ? -1 : single ? 0 : 1)
        return { now: next, most: Math.max(most, next) }
      },
      { now: 0, most: 0 },
    )
    expect(depth.most).toBeLessThan(60)
    expect(shown(text)).not.toBe('')
  })

  test('more than four pages are shown as they were typed', () => {
    const long = `# ${'a'.repeat(n)}`
    expect(html(long)).toBe(`<p>${long}</p>`)
  })
})
