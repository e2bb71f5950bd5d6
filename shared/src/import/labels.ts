// What labels say about a ticket.

/** Whether somebody new is meant to take it. */
export const isEasy = (label: string): boolean =>
  /good first (issue|bug)|easy pick|first timers|^(e |difficulty )?easy$|^beginner/.test(
    label
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim(),
  )
