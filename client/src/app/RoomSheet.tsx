// The sheet about everybody, and on it what I say of myself.
import { Myself } from '../checkin/Myself.tsx'
import { PeopleSheet } from '../people/PeopleSheet.tsx'

export const RoomSheet = () => (
  <PeopleSheet>
    <Myself />
  </PeopleSheet>
)
