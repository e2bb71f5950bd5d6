// Loaded into a server under attack beside its own code: on SIGUSR2 it collects all garbage and says what is left.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

let times = 0
process.on('SIGUSR2', () => {
  times += 1
  collect()
  const { heapUsed, external } = process.memoryUsage()
  process.stdout.write(`Memory ${times}: ${heapUsed + external} bytes\n`)
})
