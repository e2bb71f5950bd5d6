// The mark: a round table seen from above, with its four seats and the rings of its wood.
export const Logo = () => (
  <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
    <g fill="none" stroke="currentColor" strokeWidth="2">
      <circle cx="16" cy="16" r="8" />
      <path strokeWidth="1.6" d="M11.4 17.2a4.8 4.8 0 0 1 9.2-2.4M20.1 18.4a4.8 4.8 0 0 1-5.9 2.1" />
    </g>
    <circle cx="16" cy="16" r="1.6" fill="currentColor" />
    <g fill="currentColor">
      <circle cx="16" cy="3.4" r="2.4" />
      <circle cx="16" cy="28.6" r="2.4" />
      <circle cx="3.4" cy="16" r="2.4" />
      <circle cx="28.6" cy="16" r="2.4" />
    </g>
  </svg>
)
