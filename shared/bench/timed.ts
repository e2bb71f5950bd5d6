// What the benches print: a line, and how many milliseconds something took.

// A bench is there to print.
// oxlint-disable-next-line no-console
export const report = (line: string) => console.log(line)

export function timed<T>(what: string, run: () => T): T {
  const start = performance.now()
  const answer = run()
  report(`${what.padEnd(44)} ${(performance.now() - start).toFixed(0).padStart(6)} ms`)
  return answer
}
