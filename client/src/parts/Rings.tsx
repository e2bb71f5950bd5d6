// Age as the rings of a tree: one for a young ticket, five for an old one.
interface Props {
  readonly count: number
}

const radii = [1.4, 3, 4.5, 5.9, 7.2]

export const Rings = ({ count }: Props) => (
  <svg className="rings" viewBox="-8 -8 16 16" width="14" height="14" aria-hidden="true">
    {radii.slice(0, count).map((radius, i) => (
      <circle
        key={radius}
        r={radius}
        cx={i * 0.12}
        fill={i === 0 ? 'currentColor' : 'none'}
        stroke="currentColor"
      />
    ))}
  </svg>
)
