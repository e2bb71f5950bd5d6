// What this browser remembers of how the page looks. Where its owner forbade storage, it holds as long as the page.

/** Browsers with storage forbidden throw at its mere mention. */
function tryStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage)
  } catch {
    return undefined
  }
}

export const recall = (key: string): string | null =>
  tryStorage((storage) => storage.getItem(`taula.${key}`)) ?? null
export const remember = (key: string, text: string): void =>
  tryStorage((storage) => storage.setItem(`taula.${key}`, text))
