// What went wrong, read out as soon as it is said; nothing where nothing did.
export const Problem = ({ text }: { readonly text: string | undefined }) =>
  text !== undefined && (
    <p className="problem" role="alert">
      {text}
    </p>
  )
