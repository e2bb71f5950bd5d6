// The world page as HTML. Whatever is put into the `html` template is escaped: text is data (I12).
import { html, raw } from 'hono/html'
import type { WorldFacts, WorldLane, WorldTicket } from './facts.ts'

type Html = ReturnType<typeof html>

/** `everyMinute`: whoever reads has asked for a page that loads itself anew. */
export const worldPage = (facts: WorldFacts, everyMinute: boolean): Html =>
  page(
    facts.name,
    html`
      <header class="head">
        <h1>${facts.name}</h1>
        <p class="when">${[facts.place, facts.days].filter(Boolean).join(' · ')}</p>
        <p class="now">
          <span class="live">Live</span>
          <span>As of <strong>${facts.asOf.at}</strong> (${facts.asOf.zone})</span>
          ${refreshing(everyMinute)}
        </p>
      </header>
      <main class="lanes">
        ${facts.lanes.length > 0 ? facts.lanes.map(lane) : html`<p class="empty">No tickets on the board yet.</p>`}
      </main>
      <footer class="foot">
        <p>People are named here when they said that they may be. Titles are as their trackers have them.</p>
      </footer>
    `,
    everyMinute,
  )

/** Where there is no board for the world: `title` says which, `text` what to do. */
export const nothingPage = (title: string, text: string): Html =>
  page(
    title,
    html`<main class="nothing">
      <h1>${title}</h1>
      <p>${text}</p>
    </main>`,
    false,
  )

const page = (title: string, body: Html, everyMinute: boolean): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        ${everyMinute ? raw('<meta http-equiv="refresh" content="60" />') : ''}
        <link rel="icon" href="/taula.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/world.css" />
        <title>${title} · Taula</title>
        <script type="module" src="/world.js"></script>
      </head>
      <body>
        ${body}
      </body>
    </html> `

/** A page that moves by itself only when it is asked to (WCAG 2.2.1). With scripts it follows the board. */
const refreshing = (everyMinute: boolean): Html =>
  html`<noscript>
    <a href="?">${everyMinute ? 'Stop refreshing' : 'Refresh'}</a>
    ${everyMinute ? '' : html`<a href="?every=minute">Refresh every minute</a>`}
  </noscript>`

const lane = ({ kind, label, count, tickets }: WorldLane): Html =>
  html`<section class="lane" data-lane="${kind}" aria-labelledby="lane-${kind}">
    <h2 id="lane-${kind}">${label} <span class="count">${count}</span></h2>
    <ul>
      ${tickets.map(ticket)}
    </ul>
    ${count > tickets.length ? html`<p class="more">and ${count - tickets.length} more</p>` : ''}
  </section>`

const ticket = ({ id, title, number, url, age, people, others }: WorldTicket): Html =>
  html`<li class="card" data-ticket="${id}" data-title="${title}">
    <p class="origin"><span class="number">${number ?? 'From the room'}</span><span>${age ?? ''}</span></p>
    <h3 dir="auto">${url === undefined ? title : html`<a href="${url}" rel="noreferrer">${title}</a>`}</h3>
    ${people.length + others > 0 ? html`<p class="people">${onIt({ people, others })}</p>` : ''}
  </li>`

function onIt({ people, others }: Pick<WorldTicket, 'people' | 'others'>): Html {
  const names = people.map(({ id, name }) => html`<span class="person" data-person="${id}">${name}</span>`)
  const rest =
    others === 0
      ? ''
      : people.length > 0
        ? `and ${others} more`
        : others === 1
          ? '1 person'
          : `${others} people`
  return html`${names} ${rest}`
}
