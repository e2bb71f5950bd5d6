// Copying, also on a page that came over plain http, where browsers have no clipboard for scripts.

/** Answers whether it was copied. To be called when somebody has pressed something: browsers allow it then alone. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Not there, or not allowed: the old way below asks nobody.
    return copySelected(text)
  }
}

/** By a selection, not a focused field: a sheet keeps the focus to itself. */
function copySelected(text: string): boolean {
  const mark = document.createElement('span')
  mark.className = 'visually-hidden'
  mark.textContent = text
  document.body.append(mark)
  const selection = getSelection()
  selection?.selectAllChildren(mark)
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', put, { capture: true })
  // Deprecated, and the only way without https.
  const copied = document.execCommand('copy')
  document.removeEventListener('copy', put, { capture: true })
  selection?.removeAllRanges()
  mark.remove()
  return copied
}
