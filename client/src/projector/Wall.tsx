/** @jsxImportSource preact */
// What hangs on the wall: a head, the view of the moment, and the rail with the clock and the way in.
import { Celebrate } from './Celebrate.tsx'
import { Glance } from './Glance.tsx'
import { Helping } from './Helping.tsx'
import { Next } from './Next.tsx'
import type { Picture } from './picture.ts'
import { Rail } from './Rail.tsx'
import { Room } from './Room.tsx'
import type { ViewName } from './shows.ts'
import type { Hanging } from './wall.ts'
import { Words } from './Words.tsx'
import './wall.css'

export function Wall({ hanging }: { readonly hanging: Hanging }) {
  if (hanging.is === 'waiting')
    return <Words title="One moment" text="The board is on its way." status="connecting" />
  if (hanging.is === 'refused') return <Refused reason={hanging.reason} />
  const { picture, status } = hanging
  return (
    <main
      class="wall"
      data-status={status}
      data-unsaved="0"
      data-announces={picture.announcement !== undefined}
    >
      {picture.announcement && <Announcement text={picture.announcement.text} />}
      <Head picture={picture} />
      <View key={`${picture.slide.view} ${picture.slide.page}`} picture={picture} />
      <Rail picture={picture} />
    </main>
  )
}

const Head = ({ picture }: { readonly picture: Picture }) => (
  <header class="wall-head">
    <img src="/taula.svg" alt="" />
    <h1 style={{ '--letters': picture.name.length }}>{picture.name}</h1>
    <p>
      {picture.place !== undefined && <span class="place">{picture.place}</span>}
      <span>
        {picture.place !== undefined && picture.about !== '' ? ` · ${picture.about}` : picture.about}
      </span>
    </p>
  </header>
)

const Announcement = ({ text }: { readonly text: string }) => (
  <output class="announcement" data-long={text.length > 52}>
    <span dir="auto">{text}</span>
  </output>
)

const titles: Readonly<Record<ViewName, string>> = {
  now: 'Who is on what',
  board: 'The board',
  today: 'Today so far',
  next: 'What comes next',
  celebrate: 'A round of applause',
}

function View({ picture }: { readonly picture: Picture }) {
  const { slide, asOf } = picture
  return (
    <section class="view" aria-labelledby="view-title" data-view={slide.view}>
      <div class="view-head">
        <h2 id="view-title">{titles[slide.view]}</h2>
        {slide.pages > 1 && (
          <p class="view-page">
            {slide.page + 1} of {slide.pages}
          </p>
        )}
        {asOf !== undefined && (
          <output class="as-of">
            <strong>As of {asOf}</strong> <span>looking for the server</span>
          </output>
        )}
      </div>
      <Shown picture={picture} />
    </section>
  )
}

function Shown({ picture: { shows, slide } }: { readonly picture: Picture }) {
  const { page } = slide
  switch (shows.is) {
    case 'now':
      return (
        <div class="now">
          <Helping helping={shows.helping} />
          <Room room={shows} page={page} empty="Nobody has sat down yet. Scan the code and take a seat." />
        </div>
      )
    case 'board':
      return <Glance glance={shows} page={page} />
    case 'today':
      return <Room room={shows} page={page} empty="The day is young." />
    case 'next':
      return <Next coming={shows.coming} />
    case 'celebrate':
      return <Celebrate occasion={shows.pages[page]} />
  }
}

/** What whoever stands nearest can do about it. */
const refusals: ReadonlyMap<string, readonly [title: string, text: string]> = new Map([
  [
    'noKey',
    [
      'This screen needs its link',
      'Ask an organiser for the screen link and open it here. It ends in #key=… and may stay in the address bar.',
    ],
  ],
  [
    'wrongKey',
    [
      'This link no longer opens the board',
      'Its key is wrong or was replaced. Ask an organiser for today’s screen link and open it here.',
    ],
  ],
  [
    'unknownBoard',
    [
      'There is no such board here',
      'Is this the right server, and did the whole link get here? The wall looks again every minute.',
    ],
  ],
])

function Refused({ reason }: { readonly reason: string }) {
  const [title, text] = refusals.get(reason) ?? ['The board does not open', reason]
  return <Words title={title} text={text} status="refused" />
}
