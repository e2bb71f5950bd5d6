// A menu that hangs at a point of the window, and its entries. What was pressed says that a menu opens.
import { DropdownMenu } from 'radix-ui'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import './menu.css'

interface Props {
  readonly label: string
  /** In the window's coordinates. */
  readonly at: { readonly x: number; readonly y: number }
  /** The landmark it is put into, so that it does not stand beside the page. */
  readonly container: HTMLElement | null
  readonly onClose: () => void
  /** Gives the focus back when the menu is gone. */
  readonly onFocusBack: () => void
  readonly children: ReactNode
}

export function Menu({ label, at, container, onClose, onFocusBack, children }: Props) {
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <DropdownMenu.Trigger asChild>
        {/* Only a place. */}
        <button
          type="button"
          className="menu-anchor"
          aria-hidden="true"
          tabIndex={-1}
          style={{ left: at.x, top: at.y }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={container}>
        <DropdownMenu.Content
          className="menu"
          align="end"
          collisionPadding={8}
          aria-label={label}
          aria-labelledby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            onFocusBack()
          }}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

interface ItemProps {
  readonly words: string
  readonly icon?: ReactNode
  readonly shortcut?: string
  /** Whether this is how it is now. */
  readonly here?: boolean
  readonly onSelect: (event: Event) => void
  readonly ref?: React.Ref<HTMLDivElement>
}
export const MenuItem = ({ words, icon, shortcut, here = false, onSelect, ref }: ItemProps) => (
  <DropdownMenu.Item ref={ref} className="menu-item" onSelect={onSelect}>
    <span className="menu-icon" aria-hidden="true">
      {icon}
    </span>
    <span>{words}</span>
    {here && <small>here now</small>}
    {shortcut !== undefined && <kbd aria-hidden="true">{shortcut}</kbd>}
  </DropdownMenu.Item>
)

export const MenuLine = () => <DropdownMenu.Separator className="menu-line" />
export const MenuLabel = ({ children }: { readonly children: ReactNode }) => (
  <DropdownMenu.Label className="menu-label">{children}</DropdownMenu.Label>
)

/** The menu stays: another step of it follows. */
export const keepOpen = (next: () => void) => (event: Event) => {
  event.preventDefault()
  next()
}

/** A new step of a menu begins at its first entry. */
export function useFirstFocus() {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => ref.current?.focus(), [])
  return ref
}
