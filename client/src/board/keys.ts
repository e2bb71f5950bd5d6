// When a key is for the board and when it is not.

/** Whether what is typed goes into a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button|submit|file)$/.test(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

/** Whether a sheet or menu has the keys for itself. */
export const isBusy = (): boolean => document.querySelector('dialog[open], [role=menu]') !== null

/** Ctrl+Z, or Cmd+Z on a Mac. */
export const isUndo = (
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): boolean =>
  (event.key === 'z' || event.key === 'Z') &&
  (event.ctrlKey || event.metaKey) &&
  !event.shiftKey &&
  !event.altKey
