// Time zones by their IANA name, e.g. `Europe/Madrid`.

/** Whether this machine knows the zone. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    // The only way the platform says no.
    return false
  }
}
