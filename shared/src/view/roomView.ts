// The people's part of a board as cells: who is who, who sits where. A room has some hundred people at most, so its
// lists are simply drawn again.
import { boardRecord } from '../board/kinds/meta.ts'
import { byRank } from '../board/rank.ts'
import { sameJson } from '../board/json.ts'
import type { Entity } from '../board/schema.ts'
import { cameBackKey } from '../select/cameBack.ts'
import type { CameBack } from '../select/cameBack.ts'
import { isListed, personOf } from '../select/people.ts'
import { elsewhere, isInRoom, seatOf, tableElsewhere } from '../select/seats.ts'
import { createCells, sameList } from './cell.ts'
import type { Records, Touched } from './records.ts'

/** A record that was merged into another, by the name it came with. */
export interface Entry {
  readonly id: string
  readonly name: string
}

const none: readonly string[] = Object.freeze([])
const noEntries: readonly Entry[] = Object.freeze([])
/** What is said of devices, by the key of each register. */
export type CameBacks = Readonly<Record<string, CameBack>>
const noCameBacks: CameBacks = Object.freeze({})

export function createRoomView(records: Records) {
  const people = createCells<Entity<'people'> | undefined>(undefined, sameJson)
  const mergedInto = createCells<string | undefined>(undefined)
  const tables = createCells<Entity<'tables'> | undefined>(undefined, sameJson)
  const seats = createCells<string | null>(null)
  const everybody = createCells<readonly Entity<'people'>[]>(Object.freeze([]), sameList)
  const also = createCells<readonly Entry[]>(noEntries, sameJson)
  const cameBack = createCells<CameBacks>(noCameBacks, sameJson)
  /** By name: `people`, `removed`, `standing`, `tables`, `closedTables`, `seated:<table>`. */
  const lists = createCells<readonly string[]>(none, sameList)
  const whom = personOf((id) => records.get('people', id))

  const byName = (a: string, b: string) => {
    const [left, right] = [people.get(a)?.name ?? '', people.get(b)?.name ?? '']
    return left < right ? -1 : left > right ? 1 : a < b ? -1 : 1
  }

  /** Answers whether somebody's record stands for another person now. */
  function drawPeople(): boolean {
    const all = [...records.ids('people')].flatMap((id) => records.get('people', id) ?? [])
    const entries = new Map<string, Entry[]>(all.map(({ id }) => [id, []]))
    let changed = false
    for (const { id, name = '' } of all) {
      const person = whom(id)
      const other = person === id ? undefined : person
      changed ||= mergedInto.get(id) !== other
      mergedInto.set(id, other)
      if (other !== undefined) entries.get(other)?.push({ id, name })
      const record = records.get('people', person)
      people.set(id, record?.name === undefined ? undefined : record)
    }
    const idsOf = (which: (person: Entity<'people'>) => boolean) => all.filter(which).map(({ id }) => id)
    for (const [person, unsorted] of entries) {
      const others = unsorted.toSorted((a, b) => (a.id < b.id ? -1 : 1))
      also.set(person, others)
      cameBack.set(person, saidOf([person, ...others.map(({ id }) => id)]))
    }
    const listed = idsOf((person) => isListed(person, whom)).toSorted(byName)
    lists.set('people', listed)
    everybody.set(
      '',
      listed.flatMap((id) => people.get(id) ?? []),
    )
    lists.set('removed', idsOf((person) => person.removed === true).toSorted(byName))
    return changed
  }

  /** Of the devices that came in by these records. */
  function saidOf(people: readonly string[]): CameBacks {
    const said = people.flatMap((id) =>
      Object.entries(records.get('people', id)?.cameBack ?? {}).map(
        ([coming, one]) => [cameBackKey(id, coming), one] as const,
      ),
    )
    return said.length > 0 ? Object.fromEntries(said) : noCameBacks
  }

  /** Also somebody whose name the room does not know. */
  function isRemote(id: string): boolean {
    const person = records.get('people', id)
    return person?.remote === true && person.removed !== true && whom(id) === id
  }

  function drawTables(touched: Iterable<string>) {
    for (const id of touched) {
      const table = records.get('tables', id)
      tables.set(id, table?.label === undefined ? undefined : table)
    }
    const call = records.get('meta', boardRecord)?.call ?? null
    tables.set(
      elsewhere,
      call !== null || [...records.ids('people')].some(isRemote) ? tableElsewhere(call) : undefined,
    )
    const ranked = [...tables.keys()]
      .filter(isInRoom)
      .map((id) => ({ id, rank: tables.get(id)?.rank ?? '', isOpen: tables.get(id)?.closed !== true }))
      .toSorted(byRank)
    const idsOf = (open: boolean) => ranked.filter((table) => table.isOpen === open).map(({ id }) => id)
    lists.set('tables', tables.get(elsewhere) ? [...idsOf(true), elsewhere] : idsOf(true))
    lists.set('closedTables', idsOf(false))
  }

  function drawSeats() {
    const listed = lists.get('people')
    const at = new Map<string, string[]>(lists.get('tables').map((id) => [id, []]))
    for (const person of new Set([...records.ids('people'), ...records.ids('seats')]))
      seats.set(person, tableOf(person))
    for (const person of listed) at.get(seats.get(person) ?? '')?.push(person)
    for (const id of [...records.ids('tables'), elsewhere]) lists.set(`seated:${id}`, at.get(id) ?? none)
    lists.set(
      'standing',
      listed.filter((id) => seats.get(id) === null),
    )
  }

  /** Where somebody last said they sit, or sat under another record of theirs, as long as they said nothing. */
  function tableOf(id: string): string | null {
    const said = [id, ...also.get(id).map((entry) => entry.id)].find(
      (one) => records.get('seats', one)?.table !== undefined,
    )
    const seat = said === undefined ? undefined : records.get('seats', said)
    const inRoom = seatOf(seat, (table) => tables.get(table))
    return inRoom ?? (records.get('people', whom(id))?.remote === true ? elsewhere : null)
  }

  return {
    whom,
    people,
    mergedInto,
    tables,
    seats,
    also,
    cameBack,
    everybody,
    lists,
    all: [people, mergedInto, also, cameBack, everybody, tables, seats, lists],
    /** Draws what a change touched. Answers whether somebody's record stands for another person now. */
    draw(touched: Touched): boolean {
      const merged = touched.has('people') && drawPeople()
      drawTables(touched.get('tables') ?? none)
      drawSeats()
      return merged
    },
  }
}
