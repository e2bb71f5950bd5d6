// How routes say no, and how they read what they are sent.
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as v from 'valibot'
import { isDeeper } from '@taula/shared/import/json'
import type { ErrorAnswer } from '@taula/shared/protocol/http'
import { maxBodyDepth } from './limits.ts'

/** `code` is for programs, `message` for people. */
export const refuse = (c: Context, status: ContentfulStatusCode, code: string, message: string): Response =>
  c.json({ error: { code, message } } satisfies ErrorAnswer, status)

/** Refuses other methods on the paths it stands on. */
export const only = (method: 'GET' | 'POST') =>
  createMiddleware(async (c, next) => {
    const isMine = c.req.method === method || (method === 'GET' && c.req.method === 'HEAD')
    if (isMine) return next()
    c.header('Allow', method)
    return refuse(c, 405, 'wrong_method', `This takes ${method} only.`)
  })

/** Refuses bodies above this size: by what they claim, or else as soon as they pass it. */
export const atMost = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (c) =>
      refuse(c, 413, 'too_large', `This takes at most ${Math.floor(maxSize / 1024)} KB at a time.`),
  })

/** A body as its validator has it, or the refusal to send back. */
export async function readBody<T>(
  c: Context,
  schema: v.GenericSchema<unknown, T>,
): Promise<{ readonly ok: true; readonly body: T } | { readonly ok: false; readonly refusal: Response }> {
  const text = await c.req.text()
  if (isDeeper(text, maxBodyDepth))
    return { ok: false, refusal: refuse(c, 400, 'bad_json', 'The body is nested too deeply.') }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    // Whatever the platform's parser says of it quotes the body, and with it a key.
    return { ok: false, refusal: refuse(c, 400, 'bad_json', 'The body is not JSON.') }
  }
  const parsed = v.safeParse(schema, json)
  if (parsed.success) return { ok: true, body: parsed.output }
  const [issue] = parsed.issues
  const where = v.getDotPath(issue) ?? 'The body'
  return { ok: false, refusal: refuse(c, 422, 'invalid', `${where}: ${plain(issue)}`) }
}

/** Valibot's message without the value it received: that may be a key, or 30 MB long. */
const plain = (issue: v.BaseIssue<unknown>): string => issue.message.replace(/ but received .*$/s, '')
