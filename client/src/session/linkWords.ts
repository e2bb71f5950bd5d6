// What each link is called and for, and what replacing it does.
import type { LinkRole } from '@taula/shared/protocol/http'

interface LinkWords {
  readonly title: string
  readonly forWhom: string
  /** Beside: the old link opens nothing any more. */
  readonly replacing: string
}

const stay = 'Whoever is on the board already stays.'

export const linkWords: Readonly<Record<LinkRole, LinkWords>> = {
  organiser: {
    title: 'Organiser',
    forWhom: 'Everything, also settings and links',
    replacing: `You and the other organisers stay; keep the new link to come back on another device.`,
  },
  mentor: { title: 'Mentors', forWhom: 'Seat and pair people, check tickets', replacing: stay },
  sprinter: { title: 'Join', forWhom: 'For everybody in the room', replacing: stay },
  screen: {
    title: 'Screen',
    forWhom: 'For the projector',
    replacing: 'Projectors go dark until they are opened with the new link.',
  },
  public: {
    title: 'Public',
    forWhom: 'For those who follow from home',
    replacing: 'Whoever follows needs the new link.',
  },
  wall: {
    title: 'Code on the wall',
    forWhom: 'Joins like the join link; replace it when the day closes',
    replacing: `${stay} The projector shows the new code by itself.`,
  },
}
