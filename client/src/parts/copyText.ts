// Copying, also on a page that came over plain http, where browsers have no clipboard for scripts.

/** Answers whether it was copied. */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // Not allowed here: the old way below asks nobody.
    }
  }
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'visually-hidden'
  document.body.append(field)
  field.select()
  // Deprecated, and the only way without https.
  const copied = document.execCommand('copy')
  field.remove()
  return copied
}
