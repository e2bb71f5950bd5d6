// What of a board's registers an audience may see (I10, I11): all derived from the schema table, each person's consent
// held. What this file does not let through never leaves the server.
import { sameJson } from '../board/json.ts'
import type { Field, Kind } from '../board/kind.ts'
import { peopleIn } from './peopleIn.ts'
import type { Rename } from './peopleIn.ts'
import type { Registers } from '../board/registers.ts'
import { kindNames, parseKey, schema, validValue } from '../board/schema.ts'
import type { KeyParts, KindName } from '../board/schema.ts'
import { sightOf } from './sight.ts'
import type { Onlookers, Sight } from './sight.ts'

/** The registers that are different for an audience now, and whether each was there before. */
export type Differences = ReadonlyMap<KindName, ReadonlyMap<string, { readonly wasThere: boolean }>>

/** The registers of a board as one audience sees them. Those that hold null are left out: they say nothing. */
export interface Seen {
  get(kind: KindName, key: string): unknown
  entries(kind: KindName): Iterable<readonly [key: string, value: unknown]>
  /** Reads changed registers again. */
  update(changed: ReadonlyMap<KindName, Iterable<string>>): Differences
}

/** Reads all there is. `alias` as in `sightOf`. */
export function createSeen(from: Registers, audience: Onlookers, alias: (person: string) => string): Seen {
  let sight = sightOf(from, audience, alias)
  const seen = new Map(kindNames.map((kind) => [kind, draw(kind)]))
  const mapOf = (kind: KindName) => seen.get(kind) ?? new Map<string, unknown>()

  function draw(kind: KindName): Map<string, unknown> {
    const drawn = new Map<string, unknown>()
    for (const [key, value] of from.entries(kind)) {
      const parts = parseKey(kind, key)
      const now = parts && valueSeen(kind, parts, value, sight)
      if (parts && now !== undefined) drawn.set(keySeen(kind, key, parts, sight), now)
    }
    return drawn
  }

  function redraw(kind: KindName): Map<string, { wasThere: boolean }> {
    const [old, fresh] = [mapOf(kind), draw(kind)]
    seen.set(kind, fresh)
    const keys = [...new Set([...old.keys(), ...fresh.keys()])]
    const different = keys.filter((key) => !sameJson(old.get(key), fresh.get(key)))
    return new Map(different.map((key) => [key, { wasThere: old.has(key) }]))
  }

  function reread(kind: KindName, keys: Iterable<string>): Map<string, { wasThere: boolean }> {
    const map = mapOf(kind)
    const different = new Map<string, { wasThere: boolean }>()
    for (const key of keys) {
      const parts = parseKey(kind, key)
      if (!parts) continue
      const as = keySeen(kind, key, parts, sight)
      const now = valueSeen(kind, parts, from.get(kind, key), sight)
      if (sameJson(map.get(as), now)) continue
      different.set(as, { wasThere: map.has(as) })
      if (now === undefined) map.delete(as)
      else map.set(as, now)
    }
    return different
  }

  return {
    get: (kind, key) => mapOf(kind).get(key),
    entries: (kind) => mapOf(kind).entries(),
    update(changed) {
      const before = sight
      if (changed.has('people') || changed.has('meta')) sight = sightOf(from, audience, alias)
      const isStale = staleKinds(before, sight)
      const all = kindNames.map((kind) => {
        const differences = isStale(kind) ? redraw(kind) : reread(kind, changed.get(kind) ?? [])
        return [kind, differences] as const
      })
      return new Map(all.filter(([, differences]) => differences.size > 0))
    },
  }
}

/** Where one consent may change many registers, all of a kind are read anew. */
function staleKinds(before: Sight, now: Sight): (kind: KindName) => boolean {
  if (before.isOpen !== now.isOpen) return () => true
  if (before.shows !== now.shows) return (kind) => namesPeople.has(kind)
  return () => false
}

// One register

function keySeen(kindName: KindName, key: string, { id }: KeyParts, sight: Sight): string {
  const { idParts }: Kind = schema[kindName]
  if (!idParts.includes('person')) return key
  const as = id.split('.').map((part, i) => (idParts[i] === 'person' ? sight.seenAs(part) : part))
  return as.join('.') + key.slice(id.length)
}

function valueSeen(kind: KindName, { id, rule }: KeyParts, value: unknown, sight: Sight): unknown {
  if (!sight.isOpen || !goesTo(rule, sight.audience)) return undefined
  if (isOfOnePerson(schema[kind]) && !sight.isShown(id)) return undefined
  if (rule.isName === true && !sight.isNamed(id)) return undefined
  const valid = validValue(rule, value)
  if (valid === undefined || valid === null) return undefined
  const projected: unknown = rule.project ? rule.project(valid, sight.isShown) : valid
  const rename = renames.get(rule)
  return rename && projected !== undefined ? rename(projected, sight.meantAs) : projected
}

const goesTo = ({ see }: Field, audience: Onlookers): boolean => see === 'world' || see === audience

/** Records of a person, not of something they did: they go where the person is shown. */
const isOfOnePerson = ({ idParts }: Kind): boolean => idParts.length === 1 && idParts[0] === 'person'

const fieldsOf = (kind: KindName): readonly Field[] => {
  const { fields }: Kind = schema[kind]
  return Object.values(fields).filter(({ see }) => see !== 'members')
}

const renames: ReadonlyMap<Field, Rename> = new Map(
  kindNames.flatMap(fieldsOf).flatMap((field) => {
    const rename = peopleIn(field.value)
    return rename ? [[field, rename] as const] : []
  }),
)

const namesPeople: ReadonlySet<KindName> = new Set(
  kindNames.filter((kind) => {
    const { idParts }: Kind = schema[kind]
    return idParts.includes('person') || fieldsOf(kind).some((field) => renames.has(field))
  }),
)
