// A person in a list to choose from.
import { usePersonName } from '../sync/hooks.ts'

export const PersonOption = ({ id }: { readonly id: string }) => (
  <option value={id}>{usePersonName(id)}</option>
)
