// Lists in and out: the import sheet of the board, and what the board can be taken away as under it.
import { ImportSheet } from '../board/import/ImportSheet.tsx'
import { Downloads } from '../session/Downloads.tsx'

export const TicketLists = () => <ImportSheet foot={<Downloads />} />
