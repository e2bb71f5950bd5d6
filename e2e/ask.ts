// What tests ask of a board without a browser.
import type { CreateBoardAnswer } from '@taula/shared/protocol/http'

/** Asks with the key of a role, and throws what the server says where it says no. */
export async function ask(
  url: string,
  { boardId, keys }: CreateBoardAnswer,
  as: 'organiser' | 'mentor' | 'sprinter',
  what: 'who' | 'join',
  body: object,
): Promise<Response> {
  // The name that a browser knows, this process does not.
  const answer = await fetch(`${url.replace('taula.test', '127.0.0.1')}/api/boards/${boardId}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: keys[as], ...body }),
  })
  if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`)
  return answer
}
