// The table of attacks.
import type { Attack } from './attack.ts'
import { doors } from './doors.ts'
import { floods } from './floods.ts'
import { garbage } from './garbage.ts'
import { updates } from './updates.ts'

export const attacks: readonly Attack[] = [...garbage, ...updates, ...doors, ...floods]
