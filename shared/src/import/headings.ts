// What a column of a plain list is about, by its heading, in the languages of the people who come: English, Spanish,
// Catalan, German, French. Compared without capitals, accents and punctuation.
import { columnKinds } from './parsed.ts'
import type { ColumnKind, Columns } from './parsed.ts'

/** Of two headings for the same thing the earlier is meant: GitLab writes both `Assignee` and `Assignee Username`. */
const headings: Readonly<Record<ColumnKind, string>> = {
  title:
    'title,summary,subject,issue title,task,name,issue,titulo,titol,titel,titre,asunto,assumpte,betreff,sujet,objet,' +
    'resumen,resum,zusammenfassung,resume,tarea,tasca,aufgabe,tache,nombre,nom,what,was,que,quoi',
  number:
    'number,issue id,iid,issue number,ticket id,ticket number,ticket,issue no,numero,nummer,id,nr,no,n,num,#,issue #,' +
    'ref,reference,referencia,referenz',
  url: 'url,web url,html url,issue url,link,href,permalink,enlace,enllac,lien,address,direccion,adreca,adresse',
  state: 'state,status,estado,estat,statut,etat,zustand',
  labels:
    'labels,label,tags,tag,keywords,etiquetas,etiqueta,etiquetes,etiquettes,etiquette,schlagworte,schlagworter,' +
    'stichworte,palabras clave,paraules clau,mots cles',
  owner:
    'assignee username,assignee,assignees,assigned to,owner,asignado,asignada,asignado a,assignat,assignada,assignat a,' +
    'zugewiesen,zugewiesen an,bearbeiter,assigne,assigne a,attribue a,responsible,responsable,verantwortlich,who,wer,quien,qui',
  type: 'type,issue type,kind,tipo,tipus,typ,art,genre',
  component:
    'component,components,module,area,componente,modulo,modul,composant,komponente,bereich,category,categoria,' +
    'categorie,kategorie',
  created:
    'created,created at,date created,creation date,opened,opened at,creado,creado el,fecha de creacion,creat,creada,' +
    'data de creacio,erstellt,erstellt am,cree,cree le,date de creation,date,fecha,data,datum',
}

interface Meaning {
  readonly kind: ColumnKind
  /** The lower, the surer. */
  readonly rank: number
}

const meanings: ReadonlyMap<string, Meaning> = new Map(
  columnKinds.flatMap((kind) => headings[kind].split(',').map((name, rank) => [name, { kind, rank }])),
)

/** What the headings say, each kind once. */
export function columnsByName(header: readonly string[]): Columns {
  const found = header.map((heading) => meanings.get(plainHeading(heading)))
  return found.map((meaning, at) => {
    if (!meaning) return null
    const rivals = found.filter((other, i) => other?.kind === meaning.kind && beats(other, i, meaning, at))
    return rivals.length === 0 ? meaning.kind : null
  })
}

const beats = (one: Meaning, at: number, other: Meaning, otherAt: number) =>
  one.rank < other.rank || (one.rank === other.rank && at < otherAt)

/** `Created At (UTC)` as `created at`, `N°` as `n`. */
export const plainHeading = (heading: string): string =>
  heading
    .slice(0, 100)
    .normalize('NFD')
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}\s_/#-]/gu, '')
    .replace(/[\s_/-]+/g, ' ')
    .trim()
