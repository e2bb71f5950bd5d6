// How lists say that a ticket is open or over, in the words of trackers and of the people who keep a list by hand.
import type { Upstream } from '../board/kinds/tickets.ts'

const words: Readonly<Record<NonNullable<Upstream['state']>, string>> = {
  open:
    'open,opened,reopened,new,todo,to do,in progress,doing,assigned,accepted,abierto,abierta,nuevo,nueva,en curso,' +
    'pendiente,obert,oberta,nou,nova,pendent,en curs,offen,neu,in arbeit,ouvert,ouverte,nouveau,nouvelle,en cours,a faire',
  draft: 'draft,borrador,esborrany,entwurf,brouillon',
  merged: 'merged',
  closed:
    'closed,done,fixed,resolved,completed,wontfix,invalid,duplicate,cerrado,cerrada,hecho,resuelto,resuelta,tancat,' +
    'tancada,fet,feta,resolt,resolta,geschlossen,erledigt,fertig,gelost,ferme,fermee,fait,termine,terminee,resolu,resolue',
}

const states: ReadonlyMap<string, NonNullable<Upstream['state']>> = new Map(
  (['open', 'draft', 'merged', 'closed'] as const).flatMap((state) =>
    words[state].split(',').map((word) => [word, state]),
  ),
)

/** The state that a word in a list means; undefined where it is not known. */
export const stateOf = (text: string): Upstream['state'] =>
  states.get(
    text
      .slice(0, 100)
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^\p{L}\s_-]/gu, '')
      .replace(/[\s_-]+/g, ' ')
      .trim(),
  )
